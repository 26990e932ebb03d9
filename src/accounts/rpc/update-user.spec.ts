import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fieldMaskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { Accounts, as, build, STAFF, startAccounts, type TestAccounts } from '../testing/accounts.ts';
import { untilBlocked } from '../testing/until-blocked.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

function change(id: string, fields: Record<string, unknown>, mask?: string[]) {
  const user = build(accountsPb.User, { id, ...fields });
  const updateMask = mask && build(fieldMaskPb.FieldMask, { paths: mask });
  return build(accountsPb.UpdateUserRequest, { user, ...(updateMask && { updateMask }) });
}

const fieldsOf = (user: accountsPb.User) => [user.getEmail(), user.getUsername(), user.getFullName()];

const changes: [
  what: string,
  fields: Record<string, unknown>,
  mask: string[] | undefined,
  after: unknown[],
][] = [
  ['without a mask what is present', { fullName: 'New' }, undefined, ['EMAIL', 'NAME', 'New']],
  ['with a mask what it names', { fullName: 'New', username: 'no' }, ['full_name'], ['EMAIL', 'NAME', 'New']],
  [
    'the whole by *, which clears an absent username',
    { email: 'N@x.org', fullName: 'New' },
    ['*'],
    ['N@x.org', '', 'New'],
  ],
  ['an empty username clears it', { username: '' }, undefined, ['EMAIL', '', 'Ada Lovelace']],
  ['the same email in another case', { email: 'EMAIL2' }, undefined, ['EMAIL2', 'NAME', 'Ada Lovelace']],
];

changes.forEach(([what, fields, mask, expected], i) => {
  test(`changes ${what}`, async () => {
    const [email, name] = [`change-${i}@example.com`, `change-${i}`];
    const real = (value: unknown) =>
      value === 'EMAIL' ? email : value === 'EMAIL2' ? email.toUpperCase() : value === 'NAME' ? name : value;
    const user = await accounts.signUp({ email, username: name });
    const given = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, real(value)]));
    const changed = await accounts.call(Accounts.updateUser, change(user.getId(), given, mask), as(user));
    assert.deepEqual(fieldsOf(changed), expected.map(real));
    assert.equal(changed.getEtag(), '"v2"');
    const read = await accounts.call(
      Accounts.getUser,
      build(accountsPb.GetUserRequest, { id: 'me' }),
      as(user),
    );
    assert.deepEqual(read.toObject(), changed.toObject());
  });
});

test('a user is me, and what changes nothing keeps the etag', async () => {
  const user = await accounts.signUp();
  const same = await accounts.call(
    Accounts.updateUser,
    change('me', { fullName: user.getFullName() }),
    as(user),
  );
  assert.deepEqual(same.toObject(), user.toObject());
});

test('names every field that is wrong at once, and the mask', async () => {
  const user = await accounts.signUp();
  const request = change(user.getId(), { email: 'x', username: 'X' }, ['*', 'roles']);
  const { code, violations } = await accounts.refusal(Accounts.updateUser, request, as(user));
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(
    violations.map((violation) => violation.split(':')[0]),
    ['email', 'username', 'fullName', 'updateMask'],
  );
  const malformed = await accounts.refusal(Accounts.updateUser, change('x', {}), as(user));
  assert.match(malformed.violations.join(), /^id: /);
  const empty = await accounts.refusal(Accounts.updateUser, new accountsPb.UpdateUserRequest(), as(user));
  assert.match(empty.violations.join(), /^user: /);
});

test('an etag or If-Match header that is not the current one is ABORTED, and both must agree', async () => {
  const user = await accounts.signUp();
  const id = user.getId();
  const refused = async (etag: string, ifMatch?: string) => {
    const caller = as(user, ifMatch === undefined ? {} : { ifMatch });
    const { code, reason } = await accounts.refusal(
      Accounts.updateUser,
      change(id, { fullName: 'New', etag }),
      caller,
    );
    return `${code} ${reason}`;
  };
  assert.equal(await refused('"v2"'), 'ABORTED ETAG_MISMATCH');
  assert.equal(await refused('', '"v2"'), 'ABORTED ETAG_MISMATCH');
  assert.equal(await refused('nonsense'), 'ABORTED ETAG_MISMATCH');
  assert.equal(await refused('"v1"', '"v2"'), 'INVALID_ARGUMENT INVALID_ARGUMENT');
  const changed = await accounts.call(
    Accounts.updateUser,
    change(id, { fullName: 'New', etag: '"v1"' }),
    as(user, { ifMatch: '"v1"' }),
  );
  assert.equal(changed.getEtag(), '"v2"');
});

test('of two changes of one etag at once one is effective', async () => {
  const { db } = accounts.database;
  const user = await accounts.signUp();
  const update = (fullName: string) =>
    accounts.call(Accounts.updateUser, change(user.getId(), { fullName, etag: user.getEtag() }), as(user));
  // Both are held up until both are under way.
  const twins = await db.transaction(async (tx) => {
    await tx.run(`select from users where id = '${user.getId()}' for update`);
    const both = Promise.allSettled([update('Left'), update('Right')]);
    await untilBlocked(db, 2);
    return [both];
  });
  const statuses = (await twins[0]!).map((twin) => twin.status);
  assert.deepEqual(statuses.sort(), ['fulfilled', 'rejected']);
});

test('a repeat with its key or request id gets the first answer, not a mismatch', async () => {
  const user = await accounts.signUp();
  for (const [i, key] of [{ requestId: newId() }, { idempotencyKey: 'k-1' }].entries()) {
    const request = change(user.getId(), { fullName: `Name ${i}`, etag: `"v${i + 1}"` });
    const first = await accounts.call(Accounts.updateUser, request, as(user, key));
    const second = await accounts.call(Accounts.updateUser, request, as(user, key));
    assert.deepEqual(second.toObject(), first.toObject());
    assert.equal(second.getEtag(), `"v${i + 2}"`);
  }
  const reused = await accounts.refusal(
    Accounts.updateUser,
    change(user.getId(), { fullName: 'Other' }),
    as(user, { idempotencyKey: 'k-1' }),
  );
  assert.deepEqual([reused.code, reused.reason], ['ALREADY_EXISTS', 'KEY_REUSED']);
});

test('what is taken stays taken', async () => {
  const [ada, eve] = [await accounts.signUp({ username: 'taken' }), await accounts.signUp()];
  const refused = async (fields: Record<string, unknown>) =>
    (await accounts.refusal(Accounts.updateUser, change('me', fields), as(eve))).reason;
  assert.equal(await refused({ email: ada.getEmail()!.toUpperCase() }), 'EMAIL_TAKEN');
  assert.equal(await refused({ username: 'taken' }), 'USERNAME_TAKEN');
});

test('staff changes anybody; for another user there is nobody', async () => {
  const [ada, eve] = [await accounts.signUp(), await accounts.signUp()];
  const request = change(ada.getId(), { fullName: 'New' });
  assert.equal((await accounts.refusal(Accounts.updateUser, request, as(eve))).code, 'NOT_FOUND');
  assert.equal((await accounts.call(Accounts.updateUser, request, STAFF)).getFullName(), 'New');
  assert.equal((await accounts.refusal(Accounts.updateUser, change(newId(), {}), STAFF)).code, 'NOT_FOUND');
});
