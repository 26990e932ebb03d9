// What holds while nothing is killed: one mesh for all of it.
import { access } from './access/index.ts';
import { useMesh } from './harness/mesh.ts';
import { requests } from './requests/index.ts';

const mesh = useMesh('calm', {
  env: ({ service }) => (service === 'accounts' ? { KEY_PROPAGATION_MS: '8000' } : {}),
});

requests(mesh);
access(mesh);
