// Limits, with the rates of a real run: other suites raise them.
import { useMesh } from './harness/mesh.ts';
import { limits } from './limits/index.ts';

const mesh = useMesh('limits', {
  environment: 'dev',
  services: ['accounts', 'catalog'],
  replicas: { accounts: 2, catalog: 1 },
});

limits(mesh);
