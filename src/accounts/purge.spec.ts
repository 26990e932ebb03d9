import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import { purgeJobs } from './purge.ts';
import { build, Sessions, startAccounts, type TestAccounts } from './testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

async function count(table: string): Promise<number> {
  const rows = await accounts.database.db.query({
    name: `spec-count-${table}`,
    text: `select 1 from ${table}`,
  });
  return rows.length;
}

/** Every job but that of the keys, which key-ring.spec.ts has. */
async function purge(): Promise<void> {
  const { 'purge-signing-keys': _, ...jobs } = purgeJobs(accounts.database.db, undefined as never);
  for (const job of Object.values(jobs)) await job();
}

const age = (table: string, columns: string[], interval: string) =>
  accounts.database.db.execute({
    name: `spec-age-${table}-${interval}`,
    text: `update ${table} set ${columns.map((column) => `${column} = ${column} - interval '${interval}'`).join(', ')}`,
  });

test('deletes sessions and tokens that have expired, and only those', async () => {
  const user = await accounts.signUp();
  const first = await accounts.signIn(user.getEmail()!);
  const refresh = build(accountsPb.RefreshSessionRequest, { refreshToken: first.getRefreshToken() });
  const second = await accounts.call(Sessions.refreshSession, refresh);
  for (const table of ['sessions', 'refresh_tokens'])
    await age(table, ['create_time', 'expire_time'], '29 days');
  const third = build(accountsPb.RefreshSessionRequest, { refreshToken: second.getRefreshToken() });
  const fresh = await accounts.call(Sessions.refreshSession, third);

  await purge();
  assert.deepEqual([await count('sessions'), await count('refresh_tokens')], [1, 3]);
  await age('refresh_tokens', ['create_time', 'expire_time'], '2 days');
  await purge();
  assert.deepEqual([await count('sessions'), await count('refresh_tokens')], [1, 1]);
  const newest = build(accountsPb.RefreshSessionRequest, { refreshToken: fresh.getRefreshToken() });
  await accounts.call(Sessions.refreshSession, newest);
  await age('sessions', ['create_time', 'expire_time'], '31 days');
  await purge();
  assert.deepEqual([await count('sessions'), await count('refresh_tokens')], [0, 0]);
});

test('deletes failures once they are forgotten', async () => {
  const request = build(accountsPb.CreateSessionRequest, { email: 'nobody@example.com', password: 'wrong' });
  await accounts.refusal(Sessions.createSession, request);
  const tables = ['sign_in_failures', 'sign_in_failures_by_source'];
  await purge();
  for (const table of tables) assert.equal(await count(table), 1);
  for (const table of tables) await age(table, ['update_time'], '1 hour');
  await purge();
  for (const table of tables) assert.equal(await count(table), 0);
});

test('deletes sources that nobody has signed in from for 30 days', async () => {
  await accounts.database.db.execute({ name: 'spec-no-sources', text: 'delete from known_sources' });
  const user = await accounts.signUp();
  await accounts.signIn(user.getEmail()!);
  await age('known_sources', ['use_time'], '29 days');
  await purge();
  assert.equal(await count('known_sources'), 1);
  await age('known_sources', ['use_time'], '2 days');
  await purge();
  assert.equal(await count('known_sources'), 0);
});

test('deletes more than one batch', async () => {
  await accounts.database.db.execute({
    name: 'spec-many-failures',
    text: `insert into sign_in_failures (email, times, update_time)
           select 'user' || n, '{}', now() - interval '2 hours' from generate_series(1, 2500) n`,
  });
  await purge();
  assert.equal(await count('sign_in_failures'), 0);
});

test('deletes idempotency keys of yesterday', async () => {
  await accounts.database.db.execute({
    name: 'spec-idempotency-keys',
    text: `insert into idempotency_keys (caller, method, key, request_hash, created_at)
           values ('a', 'm', 'old', '', now() - interval '25 hours'), ('a', 'm', 'new', '', now())`,
  });
  await purge();
  assert.equal(await count('idempotency_keys'), 1);
});
