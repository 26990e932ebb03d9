import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { FROM_THE_START, readRevocations } from './db/read-revocations.ts';
import { revoke } from './db/revoke.ts';
import {
  build,
  headersOf,
  Revocations,
  Sessions,
  startAccounts,
  type TestAccounts,
} from './testing/accounts.ts';

let accounts: TestAccounts;
let replica: TestAccounts;
before(async () => {
  accounts = await startAccounts();
  replica = await startAccounts({ database: accounts.database });
});
after(async () => {
  await replica.stop();
  await accounts.stop();
});

/** Follows as a service does; `seen` grows. */
function watch(at: TestAccounts) {
  const { path, requestSerialize, responseDeserialize } = Revocations.watchRevocations;
  const stream = at.client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    new accountsPb.WatchRevocationsRequest(),
    headersOf({ workload: 'catalog' }),
    { deadline: Date.now() + 60_000 },
  );
  const seen = new Map<string, accountsPb.Revocation>();
  let complete = false;
  stream.on('data', (frame: accountsPb.WatchRevocationsResponse) => {
    complete ||= frame.getItem()?.getComplete() ?? false;
    for (const each of frame.getItem()?.getRevocationsList() ?? []) seen.set(each.getId(), each);
  });
  stream.on('error', () => {});
  return { seen, complete: () => until(() => complete), stop: () => stream.cancel() };
}

test('a watcher is told what was revoked before, and what is revoked on any replica', async () => {
  const [old, fresh] = [newId(), newId()];
  const { db } = accounts.database;
  await db.transaction((tx) => revoke(tx, { id: old, leastVersion: 3, spared: fresh }, 60_000));
  await until(async () => {
    const watcher = watch(replica);
    await watcher.complete();
    watcher.stop();
    return watcher.seen.has(old);
  });

  const watchers = [watch(accounts), watch(replica)];
  for (const watcher of watchers) await watcher.complete();
  const told = watchers[0]!.seen.get(old)!;
  assert.deepEqual([told.getLeastVersion(), told.getSparedSessionId()], [3, fresh]);
  assert.ok(told.getKeepSeconds() > 30 && told.getKeepSeconds() <= 60);

  const user = await accounts.signUp();
  const session = await accounts.signIn(user.getEmail()!);
  const refreshToken = session.getRefreshToken();
  await accounts.call(Sessions.revokeSession, build(accountsPb.RevokeSessionRequest, { refreshToken }));
  for (const watcher of watchers) await until(() => watcher.seen.size > 1);
  for (const watcher of watchers) watcher.stop();
});

test('what commits late is not missed, nor told twice when nothing is new', async () => {
  const { db } = accounts.database;
  const [late, early] = [newId(), newId()];
  let since = FROM_THE_START;
  const idsOf = async () => {
    const news = await readRevocations(db, since, 1_000);
    since = news.since;
    return news.revocations.map(({ id }) => id);
  };
  await db.transaction(async (tx) => {
    await revoke(tx, { id: late }, 60_000);
    await db.transaction((other) => revoke(other, { id: early }, 60_000));
    const ids = await idsOf();
    assert.deepEqual([ids.includes(early), ids.includes(late)], [true, false]);
  });
  assert.ok((await idsOf()).includes(late));
  await until(async () => (await idsOf()).length === 0);
});

test('of one user the highest version counts, and what is over is not told', async () => {
  const { db } = accounts.database;
  const [user, over] = [newId(), newId()];
  await db.transaction((tx) => revoke(tx, { id: user, leastVersion: 5 }, 60_000));
  await db.transaction((tx) => revoke(tx, { id: user, leastVersion: 4 }, 60_000));
  await db.transaction((tx) => revoke(tx, { id: over }, -1));
  const { revocations } = await readRevocations(db, FROM_THE_START, 1_000);
  assert.equal(revocations.find(({ id }) => id === user)?.leastVersion, 5);
  assert.ok(!revocations.some(({ id }) => id === over));
});
