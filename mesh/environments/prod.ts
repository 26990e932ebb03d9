import type { Environment } from '../types.ts';
import { dev } from './dev.ts';

export const prod: Environment = {
  ...dev,
  name: 'prod',
  reflection: false,
  corsOrigins: ['https://plaza\\.example'],
};
