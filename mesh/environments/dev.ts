import type { Environment } from '../types.ts';

/** What `make up` runs. Its limits are the ones that api clients are promised. */
export const dev: Environment = {
  name: 'dev',
  reflection: true,
  replicas: { catalog: 2, orders: 2, payments: 2, rooms: 2 },
  limits: {
    client: { tokens: 200, intervalSeconds: 1, burst: 400 },
    sign_in: { tokens: 30, intervalSeconds: 60, burst: 30 },
  },
  corsOrigins: ['https?://localhost(:[0-9]+)?', 'https?://127\\.0\\.0\\.1(:[0-9]+)?'],
  versions: { catalog: ['v2'] },
};
