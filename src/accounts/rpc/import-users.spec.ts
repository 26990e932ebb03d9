import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import detailsPb from '../../../gen/google/rpc/error_details_pb.js';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { testCall } from '../../runtime/testing/call.ts';
import { Accounts, ADMIN, build, headersOf, startAccounts, type TestAccounts } from '../testing/accounts.ts';
import { importUsers } from './import-users.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const SECRET = 'open sesame, please';
let count = 0;
const row = (fields: Record<string, unknown> = {}) =>
  build(accountsPb.CreateUserRequest, {
    email: `import-${++count}@example.com`,
    password: SECRET,
    fullName: 'Ada Lovelace',
    ...fields,
  });

function send(
  rows: readonly accountsPb.CreateUserRequest[],
  caller = ADMIN,
): Promise<accountsPb.ImportUsersResponse> {
  const { path, requestSerialize, responseDeserialize } = Accounts.importUsers;
  return new Promise((resolve, reject) => {
    const deadline = { deadline: Date.now() + 60_000 };
    const sending = accounts.client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      headersOf(caller),
      deadline,
      (error, reply) => (error ? reject(error) : resolve(reply!)),
    );
    for (const each of rows) sending.write(each);
    sending.end();
  });
}

/** created, failedCount, and index and reason of each failure. */
function told(reply: accountsPb.ImportUsersResponse): unknown[] {
  const failed = reply.getFailedList().map((failure) => {
    const info = failure.getError()!.getDetailsList()[0]!;
    return `${failure.getIndex()} ${detailsPb.ErrorInfo.deserializeBinary(info.getValue_asU8()).getReason()}`;
  });
  return [reply.getCreated(), reply.getFailedCount(), ...failed];
}

test('signs users up as CreateUser does', async () => {
  const rows = [row({ username: 'imported-1' }), row()];
  assert.deepEqual(told(await send(rows)), [2, 0]);
  const session = await accounts.signIn(rows[0]!.getEmail(), SECRET);
  assert.ok(session.getAccessToken());
  const [user] = await accounts.database.db.query<{ roles: string[]; username: string; id: string }>({
    name: 'spec-imported',
    text: 'select id, roles, username from users where email = $1::text',
    values: [rows[0]!.getEmail()],
  });
  assert.deepEqual([user!.roles, user!.username], [['customer'], 'imported-1']);
  assert.match(user!.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('names what is wrong with a row, takes the others, and repeats no password', async () => {
  const reply = await send([row(), row({ email: 'nobody', password: 'short7!', fullName: '' }), row()]);
  assert.deepEqual(told(reply), [2, 1, '1 INVALID_ARGUMENT']);
  const error = reply.getFailedList()[0]!.getError()!;
  assert.equal(error.getCode(), status.INVALID_ARGUMENT);
  for (const field of ['email', 'password', 'fullName'])
    assert.match(error.getMessage(), new RegExp(`${field}: `));
  assert.ok(!Buffer.from(reply.serializeBinary()).includes('short7!'));
});

test('lets twins fail alone, those of the database and those among the rows, letter case aside', async () => {
  await accounts.signUp({ email: 'Taken@example.com', username: 'taken' });
  const [email, username] = [`twin-${++count}@example.com`, `twin-${count}`];
  const reply = await send([
    row({ email: 'taken@EXAMPLE.com' }),
    row({ username: 'taken' }),
    row({ email, username }),
    row({ email: email.toUpperCase() }),
    row({ username }),
    row(),
  ]);
  assert.deepEqual(told(reply), [
    2,
    4,
    '0 EMAIL_TAKEN',
    '1 USERNAME_TAKEN',
    '3 EMAIL_TAKEN',
    '4 USERNAME_TAKEN',
  ]);
});

test('an email is not taken by a row that has itself failed', async () => {
  await accounts.signUp({ username: 'occupied' });
  const email = `second-chance-${++count}@example.com`;
  const reply = await send([row({ email, username: 'occupied' }), row({ email })]);
  assert.deepEqual(told(reply), [1, 1, '0 USERNAME_TAKEN']);
});

test('a repeat signs nobody up twice, keeps their passwords, and is quick', async () => {
  const rows = Array.from({ length: 120 }, () => row());
  const began = performance.now();
  assert.deepEqual(told(await send(rows)).slice(0, 2), [120, 0]);
  const repeated = performance.now();
  const again = await send(rows.map((each) => each.setPassword('another password')));
  assert.deepEqual(told(again).slice(0, 3), [0, 120, '0 EMAIL_TAKEN']);
  assert.ok(performance.now() - repeated < (repeated - began) / 2, 'no password is hashed for who is there');
  assert.ok((await accounts.signIn(rows[7]!.getEmail(), SECRET)).getAccessToken());
});

test('two imports of the same users at once sign each up once', async () => {
  const rows = Array.from({ length: 20 }, () => row());
  const replies = await Promise.all([send(rows), send(rows.toReversed())]);
  assert.deepEqual(
    replies.map((reply) => reply.getCreated()).reduce((a, b) => a + b),
    20,
  );
  assert.equal(
    replies.reduce((sum, reply) => sum + reply.getFailedCount(), 0),
    20,
  );
});

test('somebody can sign in while an import hashes', async () => {
  await accounts.signUp({ email: 'in-between@example.com' });
  let over = false;
  const importing = send(Array.from({ length: 200 }, () => row())).finally(() => {
    over = true;
  });
  for (let i = 0; i < 5; i++) await accounts.signIn('in-between@example.com');
  assert.equal(over, false, 'they did not wait for the import');
  assert.deepEqual(told(await importing), [200, 0]);
});

test('a row that the database refuses fails alone', async () => {
  await accounts.database.db.knex.raw(`alter table users add constraint spec check (full_name <> 'Refused')`);
  const reply = await send([row(), row({ fullName: 'Refused' }), row()]);
  await accounts.database.db.knex.raw('alter table users drop constraint spec');
  assert.deepEqual(told(reply), [2, 1, '1 INTERNAL']);
  assert.doesNotMatch(reply.getFailedList()[0]!.getError()!.getMessage(), /constraint|users/);
});

test('tells of a thousand failures and counts all', async () => {
  const reply = await send(Array.from({ length: 1_105 }, () => row({ email: 'nobody' })));
  assert.equal(reply.getFailedCount(), 1_105);
  assert.equal(reply.getFailedList().length, 1_000);
  assert.equal(reply.getFailedList().at(-1)!.getIndex(), 999);
});

test('looks at each password with its own row', async () => {
  const reply = await send([
    row({ password: 'sunshine' }),
    row({ fullName: 'Grace Hopper', password: 'gracehopper06' }),
    row({ fullName: 'Ada Lovelace', password: 'gracehopper06' }),
  ]);
  assert.deepEqual(told(reply), [1, 2, '0 INVALID_ARGUMENT', '1 INVALID_ARGUMENT']);
});

test('takes fifty thousand rows, and no more', async () => {
  const nobody = row({ email: 'nobody' });
  async function* endless() {
    for (;;) yield nobody;
  }
  const handler = importUsers(accounts.database.db, undefined as never, () => {});
  await assert.rejects(handler(endless(), testCall({ subject: ADMIN.subject!, deadlineMs: 120_000 })), {
    reason: 'TOO_MANY_MESSAGES',
    metadata: { limit: '50000' },
  });
});

test('no password is ever logged', () => {
  for (const secret of [SECRET, 'short7!', 'another password', 'gracehopper06', '$argon2id$'])
    assert.ok(!accounts.logged().includes(secret), secret);
});

test('knows an address however it is typed, in one import and in the next', async () => {
  const rows = [
    'zoe\u0308@import.example',
    'zo\u00eb@import.example',
    'ZO\u00cb@IMPORT.example',
    'zo\u00eb\u200b@import.example',
  ].map((email) => row({ email }));
  const invalid = '3 INVALID_ARGUMENT';
  assert.deepEqual(told(await send(rows)), [1, 3, '1 EMAIL_TAKEN', '2 EMAIL_TAKEN', invalid]);
  assert.deepEqual(told(await send(rows)), [
    0,
    4,
    '0 EMAIL_TAKEN',
    '1 EMAIL_TAKEN',
    '2 EMAIL_TAKEN',
    invalid,
  ]);
});
