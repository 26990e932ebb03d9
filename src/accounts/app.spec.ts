import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { service as healthService } from 'grpc-health-check';
import { stopInOrder } from '../runtime/lifecycle.ts';
import { silentLog } from '../runtime/testing/database.ts';
import { until } from '../runtime/testing/until.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { ENCRYPTION_KEY, startAccounts, type TestAccounts } from './testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const NAMES = ['', 'plaza.accounts.v1.Accounts', 'plaza.accounts.v1.Sessions', 'plaza.accounts.v1.Keys'];

for (const name of NAMES) {
  test(`is healthy under the name '${name}'`, async () => {
    await until(async () => {
      const { status } = (await accounts.call(healthService.Check as never, { service: name } as never)) as {
        status: string;
      };
      return status === 'SERVING';
    });
  });
}

function secondApp(env: Record<string, string> = {}) {
  const config = readConfig({
    LISTEN: '127.0.0.1:0',
    MESH: '127.0.0.1:1',
    DATABASE_URL: accounts.database.url,
    INSTANCE: 'accounts-2',
    PAGE_TOKEN_SECRET: 'page tokens of the tests',
    KEY_ENCRYPTION_KEY: ENCRYPTION_KEY,
    BROKER_URL: 'postgres://127.0.0.1:1/broker',
    BROKER_TOPOLOGY: '{}',
    ...env,
  });
  return createApp(config, silentLog());
}

test('purges while it runs', async () => {
  const { db } = accounts.database;
  await db.execute({
    name: 'spec-forgotten',
    text: `insert into sign_in_failures (email, times, update_time) values ('old', '{}', now() - interval '2 hours')`,
  });
  const app = await secondApp();
  await app.start?.();
  const left = () => db.query({ name: 'spec-left', text: 'select 1 from sign_in_failures' });
  await until(async () => (await left()).length === 0);
  await stopInOrder(app, 0);
});

test('does not start with an encryption key that does not open the signing keys, and says so', async () => {
  const other = Buffer.alloc(32, 8).toString('base64');
  await assert.rejects(secondApp({ KEY_ENCRYPTION_KEY: other }), /KEY_ENCRYPTION_KEY does not open/);
});
