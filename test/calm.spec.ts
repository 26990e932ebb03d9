// What holds while nothing is killed: one mesh for all of it.
import { access } from './access/index.ts';
import { edge } from './edge/index.ts';
import { errors } from './errors/index.ts';
import { useMesh } from './harness/mesh.ts';
import { keys } from './keys/index.ts';
import { requests } from './requests/index.ts';
import { streams } from './streams/index.ts';
import { tokens } from './tokens/index.ts';

// A new key signs after all proxies have fetched it, which they do every five seconds.
const mesh = useMesh('calm', {
  env: ({ service }) => (service === 'accounts' ? { KEY_PROPAGATION_MS: '8000' } : {}),
});

requests(mesh);
access(mesh);
tokens(mesh);
streams(mesh);
edge(mesh);
keys(mesh);
errors(mesh);
