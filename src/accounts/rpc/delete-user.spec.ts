import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import {
  Accounts,
  as,
  build,
  Sessions,
  STAFF,
  startAccounts,
  type TestAccounts,
} from '../testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const byId = (id: string) => build(accountsPb.DeleteUserRequest, { id });

test('a deleted user is gone, with their sessions and their name', async () => {
  const user = await accounts.signUp({ email: 'gone@example.com', username: 'gone' });
  const session = await accounts.signIn('gone@example.com');
  await accounts.call(Accounts.deleteUser, byId('me'), as(user));

  const read = await accounts.refusal(
    Accounts.getUser,
    build(accountsPb.GetUserRequest, { id: 'me' }),
    as(user),
  );
  assert.match(read.code, /^(NOT_FOUND|UNAUTHENTICATED)$/);
  const refresh = build(accountsPb.RefreshSessionRequest, { refreshToken: session.getRefreshToken() });
  const refreshed = await accounts.refusal(Sessions.refreshSession, refresh);
  assert.deepEqual([refreshed.code, refreshed.reason], ['UNAUTHENTICATED', 'INVALID_REFRESH_TOKEN']);
  await accounts.signUp({ email: 'gone@example.com', username: 'gone' });
});

test('a repeat with its request id answers as the first did, a second attempt does not', async () => {
  const user = await accounts.signUp();
  const first = as(user, { requestId: newId() });
  await accounts.call(Accounts.deleteUser, byId(user.getId()), first);
  await accounts.call(Accounts.deleteUser, byId(user.getId()), first);
  const second = as(user, { requestId: newId() });
  const { code, reason } = await accounts.refusal(Accounts.deleteUser, byId(user.getId()), second);
  assert.deepEqual([code, reason], ['UNAUTHENTICATED', 'SESSION_ENDED']);
});

test('staff deletes a customer; for another user there is nobody', async () => {
  const [ada, eve] = [await accounts.signUp(), await accounts.signUp()];
  assert.equal((await accounts.refusal(Accounts.deleteUser, byId(ada.getId()), as(eve))).code, 'NOT_FOUND');
  await accounts.call(Accounts.getUser, build(accountsPb.GetUserRequest, { id: 'me' }), as(ada));
  await accounts.call(Accounts.deleteUser, byId(ada.getId()), STAFF);
  assert.equal((await accounts.refusal(Accounts.deleteUser, byId(newId()), STAFF)).code, 'NOT_FOUND');
  assert.match((await accounts.refusal(Accounts.deleteUser, byId('x'), STAFF)).violations.join(), /^id: /);
});

test('a user who has changed since is not deleted by an If-Match header', async () => {
  const user = await accounts.signUp();
  const byHeader = (ifMatch: string) => as(user, { ifMatch });
  const refused = await accounts.refusal(Accounts.deleteUser, byId('me'), byHeader('"v2"'));
  assert.equal(`${refused.code} ${refused.reason}`, 'ABORTED ETAG_MISMATCH');
  await accounts.call(Accounts.deleteUser, byId('me'), byHeader('"v1"'));
  const { reason } = await accounts.refusal(Accounts.deleteUser, byId('me'), as(user));
  assert.equal(reason, 'SESSION_ENDED');
});
