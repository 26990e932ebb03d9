import { brokerSettings } from '../runtime/broker/settings.ts';
import { integer, readEnv, type Setting, serviceSettings, text } from '../runtime/config.ts';

/** Reads the environment; throws one error that names all that is wrong with it. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>) =>
  readEnv(
    {
      ...serviceSettings,
      ...brokerSettings,
      /** The `iss` of access tokens. */
      tokenIssuer: text('TOKEN_ISSUER', { default: 'https://plaza.local' }),
      /** The `aud` of access tokens. */
      tokenAudience: text('TOKEN_AUDIENCE', { default: 'plaza' }),
      /** How long an access token is good, in seconds. */
      tokenLifetimeS: integer('TOKEN_LIFETIME_S', { default: 900, min: 1, max: 86_400 }),
      /** How long every proxy may take to fetch a new signing key, which signs nothing until then. */
      keyPropagationMs: integer('KEY_PROPAGATION_MS', { default: 15_000, min: 0, max: 86_400_000 }),
      /** Seals the signing keys in the database: 32 bytes in base64, the same on every replica. */
      keyEncryptionKey: base64Key('KEY_ENCRYPTION_KEY'),
    },
    env,
  );

export type Config = ReturnType<typeof readConfig>;

function base64Key(name: string): Setting<Buffer> {
  return {
    name,
    parse(value) {
      if (value === undefined) throw new Error('is not set');
      const key = Buffer.from(value, 'base64');
      if (key.length !== 32) throw new Error('must be 32 bytes in base64');
      return key;
    },
  };
}
