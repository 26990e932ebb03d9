import { readEnv, serviceSettings } from '../runtime/config.ts';

export const readConfig = (env: NodeJS.ProcessEnv) => readEnv(serviceSettings, env);

export type Config = ReturnType<typeof readConfig>;
