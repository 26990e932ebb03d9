import type { Environment } from '../types.ts';

/** What `make up` runs. Its limits are the ones that api clients are promised. */
export const dev: Environment = {
  name: 'dev',
  reflection: true,
  replicas: { catalog: 2, orders: 2, payments: 2, rooms: 2 },
  limits: {
    client: { tokens: 200, intervalSeconds: 1, burst: 400 },
    sign_in: { tokens: 30, intervalSeconds: 60, burst: 30 },
    // Apart from sign_in: who signs up by the hundred takes nobody's sign-in away.
    sign_up: { tokens: 60, intervalSeconds: 60, burst: 60 },
    // As many at once as one address has calls, so that a whole office may come back after a restart.
    stream_open: { tokens: 50, intervalSeconds: 1, burst: 400 },
  },
  hstsSeconds: 300,
  corsOrigins: ['https?://localhost(:[0-9]+)?', 'https?://127\\.0\\.0\\.1(:[0-9]+)?'],
  versions: { catalog: ['v2'] },
  sampling: { percent: 100, mostSpansPerSecond: 200 },
};
