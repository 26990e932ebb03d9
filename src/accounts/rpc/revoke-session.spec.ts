import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { build, Sessions, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const revoke = (refreshToken: string) =>
  accounts.call(Sessions.revokeSession, build(accountsPb.RevokeSessionRequest, { refreshToken }));
const shown = (refreshToken: string) => build(accountsPb.RefreshSessionRequest, { refreshToken });

test('ends the session of a token, by its newest or an older one, as often as is asked', async () => {
  const { email } = (await accounts.signUp()).toObject();
  for (const which of ['older', 'newest']) {
    const older = (await accounts.signIn(email!)).getRefreshToken();
    const newest = (await accounts.call(Sessions.refreshSession, shown(older))).getRefreshToken();
    await revoke(which === 'older' ? older : newest);
    await revoke(which === 'older' ? older : newest);
    const { code, reason } = await accounts.refusal(Sessions.refreshSession, shown(newest));
    assert.deepEqual([code, reason], ['UNAUTHENTICATED', 'INVALID_REFRESH_TOKEN']);
  }
});

test('leaves other sessions of the user alone', async () => {
  const { email } = (await accounts.signUp()).toObject();
  const [mine, other] = [await accounts.signIn(email!), await accounts.signIn(email!)];
  await revoke(mine.getRefreshToken());
  await accounts.call(Sessions.refreshSession, shown(other.getRefreshToken()));
});

test('does nothing for a token that nobody has given out', async () => {
  await revoke('unknown');
});

test('names an empty token', async () => {
  const request = build(accountsPb.RevokeSessionRequest, {});
  const { violations } = await accounts.refusal(Sessions.revokeSession, request);
  assert.deepEqual(violations, ['refreshToken: is required']);
});
