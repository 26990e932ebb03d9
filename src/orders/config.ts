import { readEnv, serviceSettings } from '../runtime/config.ts';

export function readConfig(env: NodeJS.ProcessEnv) {
  return readEnv(serviceSettings, env);
}

export type Config = ReturnType<typeof readConfig>;
