import type { Environment } from '../types.ts';
import { dev } from './dev.ts';

/** For tests and benchmarks: dev, with rates that they do not meet. */
export const test: Environment = {
  ...dev,
  name: 'test',
  limits: {
    client: { tokens: 100_000, intervalSeconds: 1, burst: 200_000 },
    sign_in: { tokens: 100_000, intervalSeconds: 60, burst: 100_000 },
    sign_up: { tokens: 100_000, intervalSeconds: 60, burst: 100_000 },
    stream_open: { tokens: 100_000, intervalSeconds: 1, burst: 100_000 },
  },
};
