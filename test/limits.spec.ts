// Limits, with the rates of a real run: other suites raise them.
import { useMesh } from './harness/mesh.ts';
import { connectionsFromElsewhere } from './limits/connections.ts';
import { limits } from './limits/index.ts';
import { locksFromElsewhere } from './limits/locks.ts';

const mesh = useMesh('limits', {
  environment: 'dev',
  services: ['accounts', 'catalog', 'payments', 'orders'],
  replicas: { accounts: 2, catalog: 1, payments: 1, orders: 1 },
});

connectionsFromElsewhere(mesh);
locksFromElsewhere(mesh);
limits(mesh);
