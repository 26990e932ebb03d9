// An account is one for whoever looks at its address, however it is typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import {
  Accounts,
  as,
  build,
  PASSWORD,
  Sessions,
  STAFF,
  startAccounts,
  type TestAccounts,
} from './testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const signUp = (fields: Record<string, unknown>) =>
  build(accountsPb.CreateUserRequest, { password: PASSWORD, fullName: 'José', ...fields });
const signIn = (email: string, password: string) =>
  build(accountsPb.CreateSessionRequest, { email, password });
const find = async (filter: string) =>
  (
    await accounts.call(Accounts.listUsers, build(accountsPb.ListUsersRequest, { filter }), STAFF)
  ).getUsersList();

const addresses: [what: string, kept: string, typed: string[]][] = [
  ['composition', 'jos\u00e9@example.com', ['jose\u0301@example.com', 'JOS\u00c9@EXAMPLE.com']],
  ['width', 'ada@wide.example', ['ａｄａ@wide.example', 'ada＠ｗｉｄｅ．example']],
  ['domain', 'u@xn--bcher-kva.example', ['u@bücher.example', 'U@BU\u0308CHER。example']],
];
for (const [what, kept, [other, ...others]] of addresses) {
  test(`an address is one however its ${what} is written`, async () => {
    const user = await accounts.call(Accounts.createUser, signUp({ email: other }));
    for (const email of [kept, other!, ...others]) {
      const taken = await accounts.refusal(Accounts.createUser, signUp({ email }));
      assert.equal(taken.reason, 'EMAIL_TAKEN', email);
      assert.ok((await accounts.signIn(email)).getAccessToken());
      const found = await find(`email = "${email}"`);
      assert.deepEqual(
        found.map((each) => each.getId()),
        [user.getId()],
      );
    }
    const stored = (await find(`email = "${kept}"`))[0]!.getEmail();
    assert.equal(stored, user.getEmail());
  });
}

test('an address is kept in NFC, its domain as DNS has it', async () => {
  const user = await accounts.call(Accounts.createUser, signUp({ email: 'zoe\u0308@bu\u0308cher.example' }));
  assert.equal(user.getEmail(), 'zo\u00eb@xn--bcher-kva.example');
});

test('an address with invisible characters is refused, to sign up and to sign in', async () => {
  await accounts.signUp({ email: 'seen@example.com' });
  for (const email of [
    'seen\u200b@example.com',
    'se\u00aden@example.com',
    'seen\u3164@example.com',
    'seen@exa\u2060mple.com',
  ]) {
    const violations = ['email: must not hold spaces or invisible characters'];
    assert.deepEqual((await accounts.refusal(Accounts.createUser, signUp({ email }))).violations, violations);
    assert.deepEqual(
      (await accounts.refusal(Sessions.createSession, signIn(email, PASSWORD))).violations,
      violations,
    );
    assert.deepEqual(await find(`email = "${email}"`), []);
  }
});

test('failures count together however the address is typed', async () => {
  const typed = [
    'r\u00e9@example.com',
    're\u0301@example.com',
    'R\u00c9@example.com',
    'RE\u0301@example.com',
    'ｒ\u00e9@example.com',
  ];
  for (const email of typed) {
    assert.equal(
      (await accounts.refusal(Sessions.createSession, signIn(email, 'wrong'))).reason,
      'INVALID_CREDENTIALS',
    );
  }
  for (const email of typed) {
    assert.equal(
      (await accounts.refusal(Sessions.createSession, signIn(email, 'wrong'))).reason,
      'TOO_MANY_FAILURES',
    );
  }
});

test('a password is one however it is typed', async () => {
  const [composed, decomposed] = ['mon r\u00e9sum\u00e9 bleu', 'mon re\u0301sume\u0301\u00a0bleu'];
  for (const [set, email] of [
    [composed, 'composed@example.com'],
    [decomposed, 'decomposed@example.com'],
  ] as const) {
    await accounts.signUp({ email, password: set });
    for (const password of [composed, decomposed]) await accounts.signIn(email, password);
    assert.equal(
      (await accounts.refusal(Sessions.createSession, signIn(email, 'mon resume bleu'))).reason,
      'INVALID_CREDENTIALS',
    );
  }
});

test('a name is kept in NFC and found however it is typed', async () => {
  const user = await accounts.signUp({ fullName: 'Zoe\u0308 Nu\u0303n\u0303ez' });
  assert.equal(user.getFullName(), 'Zo\u00eb N\u0169\u00f1ez');
  for (const part of ['Zo\u00eb', 'Zoe\u0308', 'ZO\u00cb']) {
    const found = await find(`full_name : "${part}"`);
    assert.deepEqual(
      found.map((each) => each.getId()),
      [user.getId()],
    );
  }
});

test('a name that shows nothing, or holds controls, is refused', async () => {
  const user = await accounts.signUp();
  for (const fullName of ['\u200b', '\u3164', '\u2800 \u2800', 'a\u0085b', 'a\u009f', 'a\rb', '\u202eadA']) {
    const created = await accounts.refusal(Accounts.createUser, signUp({ email: 'n@example.com', fullName }));
    assert.match(created.violations.join(), /^fullName: must not/);
    const change = build(accountsPb.UpdateUserRequest, {
      user: build(accountsPb.User, { id: user.getId(), fullName }),
    });
    assert.match(
      (await accounts.refusal(Accounts.updateUser, change, as(user))).violations.join(),
      /^fullName: must not/,
    );
  }
});

test('an update compares and keeps an address as signing up does', async () => {
  const user = await accounts.signUp({ email: 'plain@example.com' });
  const other = await accounts.signUp({ email: '\u00e9t\u00e9@example.com' });
  const change = (email: string) =>
    build(accountsPb.UpdateUserRequest, { user: build(accountsPb.User, { id: user.getId(), email }) });
  const taken = await accounts.refusal(Accounts.updateUser, change('e\u0301te\u0301@EXAMPLE.com'), as(user));
  assert.equal(taken.reason, 'EMAIL_TAKEN');
  const changed = await accounts.call(Accounts.updateUser, change('hiver\u0301@example.com'), as(user));
  await accounts.signIn('hive\u0155@example.com');
  // Typed in another way it is the same: nothing changes, so the etag stays.
  const again = await accounts.call(Accounts.updateUser, change('hive\u0155@example.com'), as(user));
  assert.equal(again.getEtag(), changed.getEtag());
  // Back to ASCII, and free for others.
  await accounts.call(Accounts.updateUser, change('plain@example.com'), as(user));
  await accounts.signIn('PLAIN@example.com');
  await accounts.signUp({ email: 'hive\u0155@example.com' });
  assert.ok(other.getId());
});
