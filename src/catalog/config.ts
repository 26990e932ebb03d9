import { brokerSettings } from '../runtime/broker/settings.ts';
import { integer, readEnv, serviceSettings, text } from '../runtime/config.ts';
import { OBJECT_STORE_PATTERN } from './objects/object-store.ts';

export const readConfig = (env: NodeJS.ProcessEnv) =>
  readEnv(
    {
      ...serviceSettings,
      ...brokerSettings,
      /** Seconds until a reservation that is neither committed nor released ends by itself, by the database's clock. */
      reservationTtlS: integer('RESERVATION_TTL_S', { default: 1_800, min: 1, max: 86_400 }),
      /** Where images are kept: file:FOLDER, or s3://BUCKET?endpoint=URL&region=NAME. */
      objectStore: text('OBJECT_STORE', { default: 'file:.plaza/objects', pattern: OBJECT_STORE_PATTERN }),
    },
    env,
  );

export type Config = ReturnType<typeof readConfig>;
