// What accounts tells the audit log, as it stands in the outbox: one entry for each thing that was done, in its transaction.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Audited } from '../runtime/audit.ts';
import { until } from '../runtime/testing/until.ts';
import {
  Accounts,
  ADMIN,
  build,
  type Caller,
  headersOf,
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

async function entries(since = ''): Promise<Audited[]> {
  const rows = await accounts.database.db.query<{ data: Audited }>({
    name: 'spec-audit',
    text: `select event->'data' as data from outbox
           where event->>'type' = 'audit.recorded' and event->>'time' >= $1::text order by id`,
    values: [since],
  });
  return rows.map(({ data }) => data);
}

/** What a piece of work adds in its transactions. */
async function told(work: () => Promise<unknown>): Promise<Audited[]> {
  return toldLater(0, work);
}

/** And with it so many refusals and reads, which the trail writes a moment later; what earlier work has left to it is older. */
async function toldLater(count: number, work: () => Promise<unknown>): Promise<Audited[]> {
  await sleep(2);
  const since = new Date().toISOString();
  await work();
  await until(async () => (await entries(since)).length >= count);
  return entries(since);
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
        outcome: 'REFUSED',
        reason: 'INVALID_CREDENTIALS',
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
  assert.deepEqual(await told(() => set(['customer', 'staff'])), [
    { ...entry, detail: 'customer to customer staff' },
  ]);
  assert.deepEqual(await told(() => set(['customer', 'staff'])), []);
  const unknown = build(accountsPb.SetUserRolesRequest, {
    id: '01900000-0000-7000-8000-0000000000ff',
    roles: ['staff'],
  });
  const refusals = await toldLater(1, () =>
    assert.rejects(accounts.call(Accounts.setUserRoles, unknown, admin)),
  );
  assert.deepEqual(refusals.map(shown), [
    `${ADMIN.subject} user.setRoles users/${unknown.getId()} REFUSED USER_NOT_FOUND`,
  ]);
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

const shown = ({ actor, action, resource, outcome, reason, detail }: Audited) =>
  [actor, action, resource, ...(outcome ? [outcome, reason] : []), ...(detail ? [detail] : [])].join(' ');

test('a sign-up, in the statement that makes the user, and none that fails', async () => {
  const request = (email: string) =>
    build(accountsPb.CreateUserRequest, { email, password: PASSWORD, fullName: 'New' });
  let id = '';
  const signUp = async () => {
    id = (await accounts.call(Accounts.createUser, request('new@example.com'), gateway)).getId();
  };
  assert.deepEqual((await told(signUp)).map(shown), [`${id} user.create users/${id}`]);
  assert.deepEqual(await told(() => assert.rejects(signUp())), []);
});

test('an account that its owner changes, and that an admin changes and deletes, with the names of the fields and no value', async () => {
  const user = await accounts.signUp({ email: 'changed@example.com' });
  const id = user.getId();
  const owner = { subject: id, roles: ['customer'] as const, ...gateway };
  const update = (caller: Caller, fields: { email?: string; fullName?: string }) => {
    const changed = build(accountsPb.User, { id, ...fields });
    return accounts.call(Accounts.updateUser, build(accountsPb.UpdateUserRequest, { user: changed }), caller);
  };
  assert.deepEqual((await told(() => update(owner, { fullName: 'Other' }))).map(shown), [
    `${id} user.update users/${id} fullName`,
  ]);
  const byAdmin = await told(() => update(admin, { email: 'elsewhere@example.com', fullName: 'Third' }));
  assert.deepEqual(byAdmin.map(shown), [`${ADMIN.subject} user.update users/${id} email, fullName`]);
  assert.doesNotMatch(JSON.stringify(byAdmin), /elsewhere|Third/);
  assert.deepEqual(await told(() => update(admin, { fullName: 'Third' })), []);
  const remove = () => accounts.call(Accounts.deleteUser, build(accountsPb.DeleteUserRequest, { id }), admin);
  assert.deepEqual((await told(remove)).map(shown), [`${ADMIN.subject} user.delete users/${id}`]);
});

test('a session that is refreshed, whose token is used again, and one that is revoked, once each', async () => {
  const user = await accounts.signUp({ email: 'sessions@example.com' });
  const id = user.getId();
  const refresh = (refreshToken: string) =>
    accounts.call(
      Sessions.refreshSession,
      build(accountsPb.RefreshSessionRequest, { refreshToken }),
      gateway,
    );
  const revoke = (refreshToken: string) =>
    accounts.call(Sessions.revokeSession, build(accountsPb.RevokeSessionRequest, { refreshToken }), gateway);
  const first = (await signIn('sessions@example.com', PASSWORD, gateway)).getRefreshToken();
  assert.deepEqual((await told(() => refresh(first))).map(shown), [`${id} session.refresh users/${id}`]);
  assert.deepEqual((await told(() => assert.rejects(refresh(first)))).map(shown), [
    `${id} session.reuse users/${id} REFUSED REFRESH_TOKEN_REUSED`,
  ]);
  // Its session is over: who goes on is one of those who are refused.
  assert.deepEqual((await toldLater(1, () => assert.rejects(refresh(first)))).map(shown), [
    ' session.refresh sessions REFUSED REFRESH_TOKEN_REUSED',
  ]);
  const second = (await signIn('sessions@example.com', PASSWORD, gateway)).getRefreshToken();
  assert.deepEqual((await told(() => revoke(second))).map(shown), [`${id} session.revoke users/${id}`]);
  assert.deepEqual(await told(() => revoke(second)), []);
});

test('each user of an import, by whom it was', async () => {
  const rows = ['one', 'two', 'two'].map((name) =>
    build(accountsPb.CreateUserRequest, {
      email: `${name}@import.example`,
      password: PASSWORD,
      fullName: name,
    }),
  );
  const { path, requestSerialize, responseDeserialize } = Accounts.importUsers;
  const found = await told(
    () =>
      new Promise((resolve, reject) => {
        const sending = accounts.client.makeClientStreamRequest(
          path,
          requestSerialize,
          responseDeserialize,
          headersOf(admin),
          (error, reply) => (error ? reject(error) : resolve(reply)),
        );
        for (const each of rows) sending.write(each);
        sending.end();
      }),
  );
  assert.deepEqual(
    found.map(({ actor, action }) => `${actor} ${action}`),
    Array(2).fill(`${ADMIN.subject} user.import`),
  );
  assert.equal(new Set(found.map(({ resource }) => resource)).size, 2);
});

test('what staff read of others, and nothing that users read of their own or services for them', async () => {
  const user = await accounts.signUp({ email: 'read@example.com' });
  const id = user.getId();
  const read = (caller: Caller) =>
    accounts.call(Accounts.getUser, build(accountsPb.GetUserRequest, { id }), caller);
  const list = () => accounts.call(Accounts.listUsers, new accountsPb.ListUsersRequest(), admin);
  const found = await toldLater(2, async () => {
    await read({ subject: id, roles: ['customer'], ...gateway });
    await read({ ...ADMIN, workload: 'orders' });
    await read(admin);
    await list();
  });
  assert.deepEqual(found.map(shown).sort(), [
    `${ADMIN.subject} user.get users/${id}`,
    `${ADMIN.subject} user.list users`,
  ]);
});

test('what was refused to whoever asks for somebody else, twenty times a minute at the most', async () => {
  const user = await accounts.signUp({ email: 'mine@example.com' });
  const stranger = {
    subject: '01900000-0000-7000-8000-0000000000aa',
    roles: ['customer'] as const,
    ...gateway,
  };
  const ask = () =>
    accounts.call(Accounts.deleteUser, build(accountsPb.DeleteUserRequest, { id: user.getId() }), stranger);
  const found = await toldLater(20, async () => {
    for (let n = 0; n < 30; n++) await assert.rejects(ask());
  });
  const refusals = found.filter(({ actor }) => actor === stranger.subject);
  assert.ok(refusals.length <= 41, `${refusals.length} entries of 30 refusals in two minutes at the most`);
  assert.equal(
    shown(refusals[0]!),
    `${stranger.subject} user.delete users/${user.getId()} REFUSED USER_NOT_FOUND`,
  );
});

test('no entry holds a password or a token', async () => {
  const all = JSON.stringify(await entries());
  assert.doesNotMatch(all, new RegExp(`${secret}|${PASSWORD}|eyJ`));
});
