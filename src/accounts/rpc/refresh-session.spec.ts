import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jwt from 'jsonwebtoken';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { Accounts, ADMIN, build, Sessions, startAccounts, type TestAccounts } from '../testing/accounts.ts';

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

const shown = (refreshToken: string) => build(accountsPb.RefreshSessionRequest, { refreshToken });
const refresh = (refreshToken: string, at = accounts) =>
  at.call(Sessions.refreshSession, shown(refreshToken));

async function refused(refreshToken: string) {
  const { code, reason } = await accounts.refusal(Sessions.refreshSession, shown(refreshToken));
  return `${code} ${reason}`;
}

async function signedIn() {
  const user = await accounts.signUp();
  return { user, token: (await accounts.signIn(user.getEmail()!)).getRefreshToken() };
}

test('trades a refresh token for a new pair, again and again', async () => {
  const { user, token } = await signedIn();
  const tokens = new Set([token]);
  let newest = token;
  for (let n = 0; n < 3; n++) {
    const session = await refresh(newest, n % 2 ? replica : accounts);
    newest = session.getRefreshToken();
    tokens.add(newest);
    const claims = jwt.decode(session.getAccessToken()) as jwt.JwtPayload;
    assert.equal(claims.sub, user.getId());
    assert.equal(claims.exp, session.getExpireTime()!.getSeconds());
  }
  assert.equal(tokens.size, 4);
});

test('gives the roles of today', async () => {
  const { user, token } = await signedIn();
  const request = build(accountsPb.SetUserRolesRequest, { id: user.getId(), roles: ['staff', 'admin'] });
  await accounts.call(Accounts.setUserRoles, request, ADMIN);
  const claims = jwt.decode((await refresh(token)).getAccessToken()) as jwt.JwtPayload;
  assert.deepEqual([claims.roles, claims.role_list], [['staff', 'admin'], 'staff admin']);
});

test('a token that is used twice ends its whole family, and no other one', async () => {
  const { user, token: first } = await signedIn();
  const other = (await accounts.signIn(user.getEmail()!)).getRefreshToken();
  const second = (await refresh(first)).getRefreshToken();
  const third = (await refresh(second)).getRefreshToken();
  assert.equal(await refused(first), 'UNAUTHENTICATED REFRESH_TOKEN_REUSED');
  assert.equal(await refused(third), 'UNAUTHENTICATED INVALID_REFRESH_TOKEN');
  await refresh(other);
});

test('of two who show one token at once, one wins, the other one ends the family', async () => {
  const { token } = await signedIn();
  const twins = await Promise.allSettled([refresh(token), refresh(token, replica)]);
  const won = twins.filter((twin) => twin.status === 'fulfilled');
  assert.equal(won.length, 1);
  assert.equal(await refused(won[0]!.value.getRefreshToken()), 'UNAUTHENTICATED INVALID_REFRESH_TOKEN');
});

test('a token is good for 30 days from its last rotation', async () => {
  const { token } = await signedIn();
  const fresh = (await refresh(token)).getRefreshToken();
  const age = (days: number) =>
    accounts.database.db.execute({
      name: 'spec-age-tokens',
      text: `update refresh_tokens set create_time = create_time - $1::float8 * interval '1 day',
               expire_time = expire_time - $1::float8 * interval '1 day'`,
      values: [days],
    });
  await age(29.9);
  const later = (await refresh(fresh)).getRefreshToken();
  await age(30);
  assert.equal(await refused(later), 'UNAUTHENTICATED INVALID_REFRESH_TOKEN');
});

test('a token that nobody has given out is refused, and an empty one named', async () => {
  assert.equal(await refused('x'), 'UNAUTHENTICATED INVALID_REFRESH_TOKEN');
  assert.equal(await refused('x'.repeat(43)), 'UNAUTHENTICATED INVALID_REFRESH_TOKEN');
  const { violations } = await accounts.refusal(Sessions.refreshSession, shown(''));
  assert.deepEqual(violations, ['refreshToken: is required']);
});

test('writes no token into an error or the log', async () => {
  const { token } = await signedIn();
  const session = await refresh(token);
  const refusal = await accounts.refusal(Sessions.refreshSession, shown(token));
  assert.ok(accounts.logged().includes('RefreshSession'));
  for (const secret of [token, session.getRefreshToken(), session.getAccessToken()]) {
    assert.ok(!accounts.logged().includes(secret));
    assert.ok(!JSON.stringify(refusal).includes(secret));
  }
});
