import type { Environment } from '../types.ts';
import { dev } from './dev.ts';

export const prod: Environment = {
  ...dev,
  name: 'prod',
  reflection: false,
  hstsSeconds: 365 * 24 * 3600,
  sampling: { percent: 1, mostSpansPerSecond: undefined },
  corsOrigins: ['https://plaza\\.example'],
};
