// What accounts tells the audit log, as it stands in the outbox: one entry for each thing that was done, in its transaction.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Audited } from '../runtime/audit.ts';
import {
  Accounts,
  ADMIN,
  build,
  type Caller,
  Keys,
  PASSWORD,
  Sessions,
  startAccounts,
  type TestAccounts,
} from './testing/accounts.ts';

const gateway = { workload: 'gateway', address: '203.0.113.7' };
const admin = { ...ADMIN, ...gateway };
const secret = 'open sesame';
let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts();
});
after(() => accounts.stop());

async function entries(): Promise<Audited[]> {
  const rows = await accounts.database.db.query<{ data: Audited }>({
    name: 'spec-audit',
    text: `select event->'data' as data from outbox where event->>'type' = 'audit.recorded' order by id`,
  });
  return rows.map(({ data }) => data);
}

/** What a piece of work adds. */
async function told(work: () => Promise<unknown>): Promise<Audited[]> {
  const known = await entries();
  await work();
  return (await entries()).slice(known.length);
}

const signIn = (email: string, password: string, caller: Caller) =>
  accounts.call(Sessions.createSession, build(accountsPb.CreateSessionRequest, { email, password }), caller);

test('the first key is the work of the platform', async () => {
  const [first, ...more] = await entries();
  assert.deepEqual(more, []);
  assert.match(first!.resource, /^keys\/.+/);
  assert.match(first!.requestId, /.+/);
  assert.deepEqual(
    { ...first, resource: '', requestId: '' },
    { actor: '', action: 'key.rotate', resource: '', requestId: '', address: '', service: 'accounts' },
  );
});

test('a sign-in', async () => {
  const user = await accounts.signUp({ email: 'Ada@example.com' });
  const caller = { ...gateway, requestId: 'sign-in-1' };
  assert.deepEqual(await told(() => signIn('ADA@example.com', PASSWORD, caller)), [
    {
      actor: user.getId(),
      action: 'session.create',
      resource: `users/${user.getId()}`,
      requestId: 'sign-in-1',
      address: '203.0.113.7',
      service: 'accounts',
    },
  ]);
});

for (const [what, email] of [
  ['a wrong password', 'bob@example.com'],
  ['an unknown email', 'nobody@example.com'],
] as const) {
  test(`a sign-in that fails by ${what}`, async () => {
    if (email.startsWith('bob')) await accounts.signUp({ email });
    const caller = { ...gateway, requestId: 'sign-in-2' };
    const found = await told(() => assert.rejects(signIn(email, secret, caller)));
    assert.deepEqual(found, [
      {
        actor: email,
        action: 'session.refuse',
        resource: 'sessions',
        requestId: 'sign-in-2',
        address: '203.0.113.7',
        service: 'accounts',
      },
    ]);
  });
}

test('who knocks at a locked account adds nothing, however often', async () => {
  const knock = () => assert.rejects(signIn('locked@example.com', secret, gateway));
  const found = await told(async () => {
    for (let n = 0; n < 20; n++) await knock();
  });
  assert.equal(found.length, 5);
});

test('a request that is no attempt adds nothing', async () => {
  assert.deepEqual(await told(() => assert.rejects(signIn('nobody', '', gateway))), []);
});

test('roles that change, and none that stay', async () => {
  const id = (await accounts.signUp()).getId();
  const set = (roles: string[]) =>
    accounts.call(Accounts.setUserRoles, build(accountsPb.SetUserRolesRequest, { id, roles }), {
      ...admin,
      requestId: `roles-${roles.length}`,
    });
  const entry = {
    actor: ADMIN.subject,
    action: 'user.setRoles',
    resource: `users/${id}`,
    requestId: 'roles-2',
    address: '203.0.113.7',
    service: 'accounts',
  };
  assert.deepEqual(await told(() => set(['customer', 'staff'])), [entry]);
  assert.deepEqual(await told(() => set(['customer', 'staff'])), []);
  const unknown = build(accountsPb.SetUserRolesRequest, {
    id: '01900000-0000-7000-8000-0000000000ff',
    roles: ['staff'],
  });
  assert.deepEqual(
    await told(() => assert.rejects(accounts.call(Accounts.setUserRoles, unknown, admin))),
    [],
  );
});

test('a key that is rotated, once for its request id', async () => {
  let kid = '';
  const rotate = async () => {
    const request = build(accountsPb.RotateKeyRequest, { requestId: 'rotate-1' });
    kid = (await accounts.call(Keys.rotateKey, request, { ...admin, requestId: 'call-1' })).getKid();
  };
  const found = await told(async () => {
    await rotate();
    await rotate();
  });
  assert.deepEqual(found, [
    {
      actor: ADMIN.subject,
      action: 'key.rotate',
      resource: `keys/${kid}`,
      requestId: 'call-1',
      address: '203.0.113.7',
      service: 'accounts',
    },
  ]);
});

test('no entry holds a password or a token', async () => {
  const all = JSON.stringify(await entries());
  assert.doesNotMatch(all, new RegExp(`${secret}|${PASSWORD}|eyJ`));
});
