import type { Environment } from '../types.ts';
import { dev } from './dev.ts';

/** A cluster like prod's, smaller. */
export const staging: Environment = {
  ...dev,
  name: 'staging',
  reflection: true,
  hstsSeconds: 365 * 24 * 3600,
  sampling: { percent: 100, mostSpansPerSecond: undefined },
  corsOrigins: ['https://staging\\.plaza\\.example'],
};
