import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { testCall } from '../runtime/testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from '../runtime/testing/database.ts';
import { createKeyRing } from './key-ring.ts';

const KEY = Buffer.alloc(32, 1);
const LIFETIME_MS = 900_000;

let database: TestDatabase;
let clock = new Date();
before(async () => {
  database = await testDatabase({ service: 'accounts' });
});
beforeEach(async () => {
  await database.db.execute({ name: 'spec-clear', text: 'delete from signing_keys' });
});
after(() => database.close());

const ring = (db = database.db, encryptionKey = KEY) =>
  createKeyRing({
    db,
    encryptionKey,
    lifetimeMs: LIFETIME_MS,
    propagationMs: 15_000,
    now: () => clock,
    log: silentLog(),
  });

const stored = () =>
  database.db.query<{ kid: string; sealed_key: Buffer }>({
    name: 'spec-keys',
    text: 'select kid, sealed_key from signing_keys order by active_time desc',
  });

test('replicas that start at once agree on one key, which signs at once', async () => {
  const rings = Array.from({ length: 6 }, () => ring(database.openAnother(2)));
  await Promise.all(rings.map((each) => each.start()));
  const kids = await Promise.all(rings.map(async (each) => (await each.signingKey()).kid));
  const rows = await stored();
  assert.equal(rows.length, 1);
  assert.deepEqual(new Set(kids), new Set([rows[0]!.kid]));
});

test('a start with keys makes no other one', async () => {
  await ring().start();
  await ring().start();
  assert.equal((await stored()).length, 1);
});

test('the private key is stored sealed, and another encryption key does not open it', async () => {
  const first = ring();
  await first.start();
  const { d } = (await first.signingKey()).privateKey.export({ format: 'jwk' }) as { d: string };
  const [row] = await stored();
  for (const form of [Buffer.from(d, 'base64url'), d]) assert.ok(!row!.sealed_key.includes(form));
  await assert.rejects(ring(database.db, Buffer.alloc(32, 2)).start(), /KEY_ENCRYPTION_KEY does not open/);
});

test('signing reads the keys at most once a second', async () => {
  let queries = 0;
  const { db } = database;
  const query: typeof db.query = (statement) => {
    queries++;
    return db.query(statement);
  };
  const keys = ring({ ...db, query });
  await keys.start();
  queries = 0;
  clock = new Date(clock.getTime() + 1_000);
  await Promise.all(Array.from({ length: 50 }, () => keys.signingKey()));
  clock = new Date(clock.getTime() + 999);
  await keys.signingKey();
  assert.equal(queries, 1);
  clock = new Date(clock.getTime() + 1);
  await keys.signingKey();
  assert.equal(queries, 2);
});

test('a failed read is not remembered', async () => {
  let broken = false;
  const { db } = database;
  const query: typeof db.query = async (statement) => {
    if (broken) throw new Error('gone');
    return db.query(statement);
  };
  const keys = ring({ ...db, query });
  await keys.start();
  clock = new Date(clock.getTime() + 1_000);
  broken = true;
  await assert.rejects(keys.signingKey(), /gone/);
  broken = false;
  await keys.signingKey();
});

test('purging deletes the keys that are dead, and no other ones', async () => {
  const keys = ring();
  await keys.start();
  const { kid } = await database.db.transaction((tx) => keys.rotate(tx, testCall(), false));
  clock = new Date(clock.getTime() + 15_000 + LIFETIME_MS);
  assert.equal(await keys.purge(), 0);
  assert.equal((await stored()).length, 2);
  clock = new Date(clock.getTime() + 60_000);
  assert.equal(await keys.purge(), 1);
  assert.deepEqual(
    (await stored()).map((row) => row.kid),
    [kid],
  );
});
