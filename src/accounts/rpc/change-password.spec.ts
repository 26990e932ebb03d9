import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jwt from 'jsonwebtoken';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { accountLocks } from '../testing/account-locks.ts';
import {
  Accounts,
  build,
  type Caller,
  PASSWORD,
  Sessions,
  STAFF,
  startAccounts,
  type TestAccounts,
} from '../testing/accounts.ts';

const NEW = 'another horse battery';

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

interface Session {
  caller: Caller;
  refreshToken: string;
}

async function signIn(email: string, password = PASSWORD): Promise<Session> {
  const session = await accounts.signIn(email, password);
  const { sub, roles, session: claim } = jwt.decode(session.getAccessToken()) as jwt.JwtPayload;
  return {
    caller: { subject: sub!, roles, session: claim, workload: 'gateway' },
    refreshToken: session.getRefreshToken(),
  };
}

const change = (fields: { id?: string; oldPassword?: string; newPassword?: string } = {}) =>
  build(accountsPb.ChangePasswordRequest, { id: 'me', oldPassword: PASSWORD, newPassword: NEW, ...fields });
const read = (caller: Caller, at = accounts) =>
  at.call(Accounts.getUser, build(accountsPb.GetUserRequest, { id: 'me' }), caller);
const refresh = ({ refreshToken }: Session) =>
  accounts.call(Sessions.refreshSession, build(accountsPb.RefreshSessionRequest, { refreshToken }));

test('the new password signs in, the old one does not; other sessions end everywhere, this one goes on', async () => {
  const email = (await accounts.signUp()).getEmail()!;
  const [own, other] = [await signIn(email), await signIn(email)];
  await accounts.call(Accounts.changePassword, change(), own.caller);

  await assert.rejects(signIn(email), /wrong/);
  await signIn(email, NEW);
  await assert.rejects(refresh(other), /not valid any more/);
  for (const at of [accounts, replica]) {
    await until(() =>
      read(other.caller, at).then(
        () => false,
        () => true,
      ),
    );
    const request = build(accountsPb.GetUserRequest, { id: 'me' });
    const { code, reason } = await at.refusal(Accounts.getUser, request, other.caller);
    assert.deepEqual([code, reason], ['UNAUTHENTICATED', 'SESSION_ENDED']);
    await read(own.caller, at);
  }
  await refresh(own);
});

test('a wrong old password changes nothing and counts as a failure to sign in', async () => {
  const email = (await accounts.signUp()).getEmail()!;
  const { caller } = await signIn(email);
  for (let n = 0; n < 5; n++) {
    const wrong = await accounts.refusal(
      Accounts.changePassword,
      change({ oldPassword: `wrong ${n}` }),
      caller,
    );
    assert.equal(wrong.code, 'INVALID_ARGUMENT');
    assert.deepEqual(wrong.violations, ['oldPassword: is not the password of this account']);
  }
  for (const refused of [
    await accounts.refusal(Accounts.changePassword, change(), caller),
    await accounts.refusal(
      Sessions.createSession,
      build(accountsPb.CreateSessionRequest, { email, password: PASSWORD }),
    ),
  ])
    assert.equal(refused.reason, 'TOO_MANY_FAILURES');
  await accountLocks(accounts).age(email.toLowerCase(), 61);
  await accounts.call(Accounts.changePassword, change(), caller);
});

test('names everything that is wrong at once', async () => {
  const { caller } = await signIn((await accounts.signUp()).getEmail()!);
  const { violations } = await accounts.refusal(
    Accounts.changePassword,
    change({ oldPassword: '', newPassword: 'short' }),
    caller,
  );
  assert.deepEqual(violations, ['oldPassword: is required', 'newPassword: must have at least 8 characters']);
});

test('nobody changes the password of somebody else, not staff either', async () => {
  const user = await accounts.signUp();
  const { caller } = await signIn((await accounts.signUp()).getEmail()!);
  for (const each of [caller, STAFF]) {
    const { code } = await accounts.refusal(Accounts.changePassword, change({ id: user.getId() }), each);
    assert.equal(code, 'NOT_FOUND');
  }
});

test('of two changes at once one wins', async () => {
  const email = (await accounts.signUp()).getEmail()!;
  const [one, two] = [await signIn(email), await signIn(email)];
  const done = await Promise.allSettled([
    accounts.call(Accounts.changePassword, change({ newPassword: `${NEW} 1` }), one.caller),
    replica.call(Accounts.changePassword, change({ newPassword: `${NEW} 2` }), two.caller),
  ]);
  const won = done.findIndex(({ status }) => status === 'fulfilled');
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1);
  await signIn(email, `${NEW} ${won + 1}`);
});

test('whoever signs in with the old password meanwhile gets no session', async () => {
  const user = await accounts.signUp();
  const { caller } = await signIn(user.getEmail()!);
  // The password was verified before it changed, the session is made after.
  const signing = accounts.database.db.transaction(async (tx) => {
    await accounts.call(Accounts.changePassword, change(), caller);
    const { insertSession } = await import('../db/insert-session.ts');
    const [id, tokenHash] = [newId(), Buffer.alloc(32, 9)];
    return insertSession(tx, { id, userId: user.getId(), rightsVersion: 1, tokenHash, lifetimeMs: 60_000 });
  });
  assert.equal(await signing, false);
});

test('writes no password into the log', () => {
  assert.ok(accounts.logged().includes('ChangePassword'));
  for (const secret of [PASSWORD, NEW]) assert.ok(!accounts.logged().includes(secret));
});
