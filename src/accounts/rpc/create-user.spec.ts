import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hash } from '@node-rs/argon2';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { Accounts, build, PASSWORD, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const request = (fields: Record<string, unknown>) => build(accountsPb.CreateUserRequest, fields);

test('signs a user up as a customer, and shows all of them but the password', async () => {
  const user = await accounts.call(
    Accounts.createUser,
    request({ email: 'Ada@Example.com', password: PASSWORD, fullName: 'Ada Lovelace', username: 'ada' }),
  );
  const { id, createTime, updateTime, ...rest } = user.toObject();
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  assert.deepEqual(rest, {
    email: 'Ada@Example.com',
    username: 'ada',
    fullName: 'Ada Lovelace',
    rolesList: ['customer'],
    etag: '"v1"',
  });
  assert.deepEqual(createTime, updateTime);
  assert.ok(Math.abs(Date.now() / 1_000 - createTime!.seconds) < 60);
});

test('stores an argon2id hash of the parameters that the documentation names', async () => {
  const user = await accounts.signUp();
  const [row] = await accounts.database.db.query<{ password_hash: string }>({
    name: 'spec-hash',
    text: 'select password_hash from users where id = $1::uuid',
    values: [user.getId()],
  });
  assert.match(row!.password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('refuses an email or username that is taken, in whatever case', async () => {
  await accounts.signUp({ email: 'grace@example.com', username: 'grace' });
  const refused = async (fields: Record<string, unknown>) => {
    const { code, reason } = await accounts.refusal(
      Accounts.createUser,
      request({ password: PASSWORD, fullName: 'Grace', ...fields }),
    );
    return `${code} ${reason}`;
  };
  assert.equal(await refused({ email: 'GRACE@example.COM' }), 'ALREADY_EXISTS EMAIL_TAKEN');
  assert.equal(await refused({ email: 'g@example.com', username: 'grace' }), 'ALREADY_EXISTS USERNAME_TAKEN');
});

test('gives one of two who sign up with one email at once the account', async () => {
  const twins = await Promise.allSettled([
    accounts.signUp({ email: 'twin@example.com' }),
    accounts.signUp({ email: 'Twin@example.com' }),
  ]);
  assert.deepEqual(twins.map((twin) => twin.status).sort(), ['fulfilled', 'rejected']);
});

test('names every field that is wrong at once', async () => {
  const { code, violations } = await accounts.refusal(
    Accounts.createUser,
    request({ email: 'nobody', password: 'short', fullName: '', username: 'A B' }),
  );
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(violations, [
    'email: must be an e-mail address',
    'password: must have at least 8 characters',
    'fullName: is required',
    "username: must have 3 to 32 characters among a-z, 0-9, '.', '_' and '-'",
  ]);
});

test('writes no password into an error or the log', async () => {
  const secret = 'open sesame, seeds and all';
  await accounts.signUp({ email: 'ali@example.com', password: secret });
  const taken = await accounts.refusal(
    Accounts.createUser,
    request({ email: 'ali@example.com', password: secret, fullName: 'Ali' }),
  );
  const malformed = await accounts.refusal(
    Accounts.createUser,
    request({ email: 'ali', password: `${secret}\u0000`, fullName: 'Ali' }),
  );
  assert.ok(accounts.logged().includes('CreateUser'));
  for (const text of [JSON.stringify(taken), JSON.stringify(malformed), accounts.logged()]) {
    assert.ok(!text.includes('sesame'));
  }
});

const easy: [password: string, reason: string][] = [
  ['Password123', 'PASSWORD_COMMON'],
  ['A.Countess@Example.com', 'PASSWORD_IS_EMAIL'],
  ['a-countess-1815', 'PASSWORD_IS_EMAIL'],
  ['Enchantress1', 'PASSWORD_IS_USERNAME'],
  ['LOVELACE, ADA', 'PASSWORD_IS_NAME'],
];
for (const [password, reason] of easy) {
  test(`refuses ${password}, and does not repeat it`, async () => {
    const fields = { email: 'a.countess@example.com', username: 'enchantress', fullName: 'Ada Lovelace' };
    const refusal = await accounts.refusal(Accounts.createUser, request({ ...fields, password }));
    assert.equal(refusal.code, 'INVALID_ARGUMENT');
    assert.deepEqual(refusal.violationReasons, [reason]);
    assert.match(refusal.violations[0]!, /^password: /);
    for (const text of [JSON.stringify(refusal), accounts.logged()]) assert.ok(!text.includes(password));
  });
}

test('signs in whoever chose an easy password before that was refused', async () => {
  const user = await accounts.signUp();
  await accounts.database.db.execute({
    name: 'spec-old-password',
    text: 'update users set password_hash = $2::text where id = $1::uuid',
    values: [user.getId(), await hash('password')],
  });
  assert.ok((await accounts.signIn(user.getEmail()!, 'password')).getAccessToken());
});
