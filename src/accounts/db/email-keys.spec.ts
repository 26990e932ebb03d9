// The migration that lets addresses be compared by what people see, over accounts of before.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hash } from '@node-rs/argon2';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { migrate } from '../../runtime/migrate.ts';
import { type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';
import { Accounts, as, build, STAFF, startAccounts } from '../testing/accounts.ts';

const BEFORE = '20261121140000_outbox';
const COMPOSED = 'jos\u00e9@example.com';
const DECOMPOSED = 'jose\u0301@example.com';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
  await migrate({ service: 'accounts', url: database.url, to: BEFORE });
});
after(() => database.close());

const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;

/** As the version before adds a user; the password is the address. */
async function insert(n: number, email: string, fullName = 'Jose\u0301'): Promise<void> {
  await database.db.execute({
    name: 'spec-insert',
    text: `insert into users (id, email, full_name, roles, password_hash, create_time)
           values ($1::uuid, $2::text, $3::text, '{customer}', $4::text, '2026-01-01'::timestamptz + $5::int * interval '1 day')`,
    values: [id(n), email, fullName, await hash(email), n],
  });
}

test('accounts of before keep their addresses and passwords, also where two turn out to be one address', async () => {
  await insert(1, DECOMPOSED);
  await insert(2, COMPOSED);
  await insert(3, 'Ada@Example.com', '\u0958'.repeat(200));
  await insert(4, 'ａda@example.com');
  await migrate({ service: 'accounts', url: database.url });
  // A replica of the version before may still run.
  await insert(5, 'Late@example.com', 'Late');

  const accounts = await startAccounts({ database });
  try {
    const signsIn = async (email: string, password: string) =>
      JSON.parse(
        Buffer.from(
          (await accounts.signIn(email, password)).getAccessToken().split('.')[1]!,
          'base64url',
        ).toString(),
      ).sub;
    // Each by the address as it was typed, and the oldest by every other form of it.
    assert.equal(await signsIn(DECOMPOSED, DECOMPOSED), id(1));
    assert.equal(await signsIn(COMPOSED, COMPOSED), id(2));
    assert.equal(await signsIn('ｊosé@example.com', DECOMPOSED), id(1));
    assert.equal(await signsIn('ada@example.com', 'Ada@Example.com'), id(3));
    assert.equal(await signsIn('ａda@example.com', 'ａda@example.com'), id(4));
    assert.equal(await signsIn('late@example.com', 'Late@example.com'), id(5));
    for (const email of [COMPOSED, 'ADA@example.com', 'late@example.com'])
      await assert.rejects(accounts.signUp({ email }), /already an account/);

    const names = async (filter: string) =>
      (await accounts.call(Accounts.listUsers, build(accountsPb.ListUsersRequest, { filter }), STAFF))
        .getUsersList()
        .map((user) => user.getId());
    assert.deepEqual(await names(`email = "${COMPOSED}"`), [id(2), id(1)]);
    // What would be too long in NFC stays.
    assert.deepEqual(await names('full_name : "jos\u00e9"'), [id(4), id(2), id(1)]);

    // A twin keeps its address in an update, and takes a new one like everybody.
    const twin = await accounts.call(
      Accounts.getUser,
      build(accountsPb.GetUserRequest, { id: id(2) }),
      STAFF,
    );
    const change = (fields: Record<string, unknown>) =>
      accounts.call(
        Accounts.updateUser,
        build(accountsPb.UpdateUserRequest, { user: build(accountsPb.User, { id: id(2), ...fields }) }),
        as(twin),
      );
    assert.equal((await change({ fullName: 'Other' })).getEmail(), COMPOSED);
    await change({ email: 'other@example.com' });
    assert.equal(await signsIn('OTHER@example.com', COMPOSED), id(2));
    await assert.rejects(change({ email: COMPOSED }), /already an account/);

    // Whose twin is gone has the address alone.
    const oldest = build(accountsPb.DeleteUserRequest, { id: id(3) });
    await accounts.call(Accounts.deleteUser, oldest, STAFF);
    for (const email of ['Ada@example.com', 'ａda@example.com'])
      await assert.rejects(accounts.signUp({ email }), /already an account/);
    await assert.rejects(change({ email: 'ada@example.com' }), /already an account/);
    assert.equal(await signsIn('ada@example.com', 'ａda@example.com'), id(4));
  } finally {
    await accounts.stop();
  }
});
