import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { Accounts, as, build, STAFF, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;
let ada: accountsPb.User;
let eve: accountsPb.User;
before(async () => {
  accounts = await startAccounts();
  ada = await accounts.signUp({ username: 'ada' });
  eve = await accounts.signUp();
});
after(() => accounts.stop());

const byId = (id: string) => build(accountsPb.GetUserRequest, { id });

test('a user reads themselves, by id and as me', async () => {
  for (const id of [ada.getId(), 'me']) {
    const user = await accounts.call(Accounts.getUser, byId(id), as(ada));
    assert.deepEqual(user.toObject(), ada.toObject());
  }
});

test('staff reads anybody', async () => {
  const user = await accounts.call(Accounts.getUser, byId(ada.getId()), STAFF);
  assert.equal(user.getId(), ada.getId());
});

test('another user gets the answer of a user that does not exist', async () => {
  const nobody = newId();
  const others = await accounts.refusal(Accounts.getUser, byId(ada.getId()), as(eve));
  const missing = await accounts.refusal(Accounts.getUser, byId(nobody), as(eve));
  assert.equal(others.code, 'NOT_FOUND');
  assert.deepEqual(
    [others.code, others.reason, others.message.replace(ada.getId(), '…')],
    [missing.code, missing.reason, missing.message.replace(nobody, '…')],
  );
  assert.equal((await accounts.refusal(Accounts.getUser, byId(nobody), STAFF)).code, 'NOT_FOUND');
});

test('a workload without a user is nobody', async () => {
  const caller = { workload: 'orders' };
  assert.equal((await accounts.refusal(Accounts.getUser, byId('me'), caller)).code, 'UNAUTHENTICATED');
  assert.equal((await accounts.refusal(Accounts.getUser, byId(ada.getId()), caller)).code, 'NOT_FOUND');
});

test('a malformed id is named', async () => {
  for (const id of ['', 'x', `${ada.getId()} `]) {
    const { code, violations } = await accounts.refusal(Accounts.getUser, byId(id), as(ada));
    assert.equal(code, 'INVALID_ARGUMENT');
    assert.match(violations.join(), /^id: /);
  }
});

test('reads that arrive together give each caller their own user', async () => {
  const users = [ada, eve, ada, eve];
  const read = await Promise.all(users.map((user) => accounts.call(Accounts.getUser, byId('me'), as(user))));
  assert.deepEqual(
    read.map((user) => user.getId()),
    users.map((user) => user.getId()),
  );
});
