import { brokerSettings } from '../runtime/broker/settings.ts';
import { readEnv, serviceSettings } from '../runtime/config.ts';

export function readConfig(env: NodeJS.ProcessEnv) {
  return readEnv({ ...serviceSettings, ...brokerSettings }, env);
}

export type Config = ReturnType<typeof readConfig>;
