import { integer, readEnv, serviceSettings } from '../runtime/config.ts';

export const readConfig = (env: NodeJS.ProcessEnv) =>
  readEnv(
    {
      ...serviceSettings,
      /** Seconds until a reservation that is neither committed nor released ends by itself, by the database's clock. */
      reservationTtlS: integer('RESERVATION_TTL_S', { default: 1_800, min: 1, max: 86_400 }),
    },
    env,
  );

export type Config = ReturnType<typeof readConfig>;
