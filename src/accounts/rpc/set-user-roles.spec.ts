import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { Accounts, ADMIN, as, build, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const setRoles = (id: string, roles: string[]) => build(accountsPb.SetUserRolesRequest, { id, roles });

test('a user has the roles that are set, each once; setting them again changes nothing', async () => {
  const user = await accounts.signUp();
  const request = setRoles(user.getId(), ['staff', 'customer', 'staff']);
  const changed = await accounts.call(Accounts.setUserRoles, request, ADMIN);
  assert.deepEqual(changed.getRolesList(), ['customer', 'staff']);
  assert.equal(changed.getEtag(), '"v2"');
  const again = await accounts.call(Accounts.setUserRoles, request, ADMIN);
  assert.deepEqual(again.toObject(), changed.toObject());
});

test('an admin may give up being one', async () => {
  const user = await accounts.signUp();
  await accounts.call(Accounts.setUserRoles, setRoles(user.getId(), ['admin']), ADMIN);
  const caller = as(user, { roles: ['admin'] });
  const changed = await accounts.call(Accounts.setUserRoles, setRoles(user.getId(), ['staff']), caller);
  assert.deepEqual(changed.getRolesList(), ['staff']);
});

test('names the id and every role that is wrong at once', async () => {
  const { code, violations } = await accounts.refusal(
    Accounts.setUserRoles,
    setRoles('me', ['staff', 'king']),
    ADMIN,
  );
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(violations, [
    'id: must be a UUID in lower case',
    'roles[1]: must be one of customer, staff, admin',
  ]);
  const none = await accounts.refusal(Accounts.setUserRoles, setRoles(newId(), []), ADMIN);
  assert.deepEqual(none.violations, ['roles: must hold at least one role']);
});

test('there is nobody to give roles to', async () => {
  const { code } = await accounts.refusal(Accounts.setUserRoles, setRoles(newId(), ['staff']), ADMIN);
  assert.equal(code, 'NOT_FOUND');
});
