import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const KEY = Buffer.alloc(32, 9).toString('base64');
const ENV = {
  LISTEN: '127.0.0.1:0',
  MESH: '127.0.0.1:1',
  DATABASE_URL: 'postgres://localhost/accounts',
  INSTANCE: 'accounts-1',
  PAGE_TOKEN_SECRET: 'a secret of some length',
  KEY_ENCRYPTION_KEY: KEY,
  BROKER_URL: 'postgres://localhost/broker',
  BROKER_TOPOLOGY: '{}',
};

test('has defaults for all that is no secret and no address', () => {
  const { tokenIssuer, tokenAudience, tokenLifetimeS, keyPropagationMs, keyEncryptionKey } = readConfig(ENV);
  assert.deepEqual(
    { tokenIssuer, tokenAudience, tokenLifetimeS, keyPropagationMs },
    {
      tokenIssuer: 'https://plaza.local',
      tokenAudience: 'plaza',
      tokenLifetimeS: 900,
      keyPropagationMs: 15_000,
    },
  );
  assert.deepEqual(keyEncryptionKey, Buffer.alloc(32, 9));
});

const wrong: [env: Record<string, string>, message: RegExp][] = [
  [{ KEY_ENCRYPTION_KEY: '' }, /KEY_ENCRYPTION_KEY is not set/],
  [{ KEY_ENCRYPTION_KEY: 'c2hvcnQ=' }, /KEY_ENCRYPTION_KEY must be 32 bytes in base64/],
  [{ KEY_ENCRYPTION_KEY: `${KEY.slice(0, -4)}!!!!` }, /KEY_ENCRYPTION_KEY must be 32 bytes in base64/],
  [{ TOKEN_LIFETIME_S: '0', KEY_PROPAGATION_MS: '-1' }, /TOKEN_LIFETIME_S .*KEY_PROPAGATION_MS /],
];

for (const [env, message] of wrong) {
  test(`refuses ${Object.keys(env).join(' and ')} without repeating a value`, () => {
    assert.throws(
      () => readConfig({ ...ENV, ...env }),
      (error: Error) =>
        message.test(error.message) && !error.message.includes(env.KEY_ENCRYPTION_KEY || '\u0000'),
    );
  });
}
