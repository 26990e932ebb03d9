import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { Accounts, build, STAFF, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

const byIds = (ids: string[]) => build(accountsPb.BatchGetUsersRequest, { ids });

test('gives whom it finds by id, and the others in the order asked for', async () => {
  const [ada, eve] = [await accounts.signUp(), await accounts.signUp()];
  const [gone, lost] = [newId(), newId()];
  const asked = [lost, eve.getId(), ada.getId(), gone, eve.getId(), lost];
  for (const caller of [STAFF, { workload: 'orders' }]) {
    const response = await accounts.call(Accounts.batchGetUsers, byIds(asked), caller);
    const found = response.getFoundMap();
    assert.deepEqual([...found.keys()].sort(), [ada.getId(), eve.getId()].sort());
    assert.deepEqual(found.get(ada.getId())!.toObject(), ada.toObject());
    assert.deepEqual(response.getNotFoundList(), [lost, gone]);
  }
});

test('names every id that is malformed', async () => {
  const { code, violations } = await accounts.refusal(
    Accounts.batchGetUsers,
    byIds(['x', newId(), '']),
    STAFF,
  );
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(violations, ['ids[0]: must be a UUID in lower case', 'ids[2]: is required']);
});

test('takes 1 to 100 ids', async () => {
  const ids = Array.from({ length: 101 }, newId);
  for (const wrong of [[], ids]) {
    const { violations } = await accounts.refusal(Accounts.batchGetUsers, byIds(wrong), STAFF);
    assert.deepEqual(violations, ['ids: must hold 1 to 100 ids']);
  }
  const response = await accounts.call(Accounts.batchGetUsers, byIds(ids.slice(1)), STAFF);
  assert.equal(response.getNotFoundList().length, 100);
});
