// Who may change whose account: by the rows of this moment, whatever the token says.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Message } from 'google-protobuf';
import jwt from 'jsonwebtoken';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import { readDetails } from '../../runtime/peer-error.ts';
import type { Role } from '../domain/roles.ts';
import {
  Accounts,
  build,
  type Caller,
  headersOf,
  Keys,
  PASSWORD,
  Sessions,
  startAccounts,
  type TestAccounts,
} from '../testing/accounts.ts';
import { untilBlocked } from '../testing/until-blocked.ts';

let accounts: TestAccounts;
let replica: TestAccounts;
before(async () => {
  accounts = await startAccounts({ hired: false });
  replica = await startAccounts({ hired: false, database: accounts.database });
});
after(async () => {
  await replica.stop();
  await accounts.stop();
});

interface Person {
  id: string;
  email: string;
  caller: Caller;
  refreshToken: string;
}

/** Somebody with these roles in the database, signed in. */
async function person(...roles: Role[]): Promise<Person> {
  const user = await accounts.signUp();
  await setRows(user.getId(), roles);
  return signedIn(user.getId(), user.getEmail()!);
}

async function signedIn(id: string, email: string): Promise<Person> {
  const session = await accounts.signIn(email);
  const claims = jwt.decode(session.getAccessToken()) as jwt.JwtPayload;
  const caller = { subject: id, roles: claims.roles, session: claims.session, workload: 'gateway' };
  return { id, email, caller, refreshToken: session.getRefreshToken() };
}

/** Behind the back of the service, so that no list knows of it. */
const setRows = (id: string, roles: Role[]) =>
  accounts.database.db.execute({
    name: 'spec-roles',
    text: 'update users set roles = $2::text[] where id = $1::uuid',
    values: [id, roles],
  });

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'OK',
    (error) => error,
  );

type Action = (caller: Caller, id: string, at?: TestAccounts) => Promise<unknown>;
const actions: Record<string, Action> = {
  UpdateUser: (caller, id, at = accounts) => {
    const user = build(accountsPb.User, { id, fullName: `Renamed ${newId()}` });
    return at.call(Accounts.updateUser, build(accountsPb.UpdateUserRequest, { user }), caller);
  },
  DeleteUser: (caller, id, at = accounts) =>
    at.call(Accounts.deleteUser, build(accountsPb.DeleteUserRequest, { id }), caller),
  EndSessions: (caller, id, at = accounts) =>
    at.call(Accounts.endSessions, build(accountsPb.EndSessionsRequest, { id }), caller),
  SetUserRoles: (caller, id, at = accounts) =>
    at.call(
      Accounts.setUserRoles,
      build(accountsPb.SetUserRolesRequest, { id, roles: ['customer'] }),
      caller,
    ),
};

/** `OK`, or the code and the reason of the refusal. */
async function answer(action: Promise<unknown>): Promise<string> {
  const error = await outcome(action);
  if (error === 'OK') return error;
  return readDetails(error.metadata).reason || String(error);
}

describe('rank', () => {
  before(async () => {
    // So that nobody below is the last one.
    await person('customer', 'admin');
  });
  const ranks: [Role, Role[]][] = [
    ['customer', ['customer']],
    ['staff', ['customer', 'staff']],
    ['admin', ['customer', 'admin']],
  ];
  for (const [i, [by, callerRoles]] of ranks.entries())
    for (const [j, [on, roles]] of ranks.entries())
      for (const [name, act] of Object.entries(actions)) {
        const onlyAdmins = name === 'SetUserRoles' && by !== 'admin';
        const expected = onlyAdmins
          ? 'ROLE_MISSING'
          : by === 'customer'
            ? 'USER_NOT_FOUND'
            : i > j
              ? 'OK'
              : 'RANK_TOO_LOW';
        test(`${name} by ${by} on ${on} is ${expected}`, async () => {
          const [caller, other] = [await person(...callerRoles), await person(...roles)];
          assert.equal(await answer(act(caller.caller, other.id)), expected);
        });
      }
  for (const [by, roles] of ranks)
    for (const [name, act] of Object.entries(actions)) {
      const expected = name === 'SetUserRoles' && by !== 'admin' ? 'ROLE_MISSING' : 'OK';
      test(`${name} by ${by} on themselves is ${expected}`, async () => {
        const own = await person(...roles);
        assert.equal(await answer(act(own.caller, own.id)), expected);
      });
    }
});

describe('the rights of this moment', () => {
  /** What has to become of a token of an admin, and what every change of authority says then. */
  const losses: [what: string, lose: (admin: Person) => Promise<unknown>, reason: string][] = [
    ['was demoted', (admin) => setRows(admin.id, ['customer']), 'ROLE_MISSING'],
    [
      'is gone',
      (admin) =>
        accounts.database.db.execute({
          name: 'spec-gone',
          text: 'delete from users where id = $1::uuid',
          values: [admin.id],
        }),
      'SESSION_ENDED',
    ],
    [
      'has signed out',
      (admin) =>
        accounts.database.db.execute({
          name: 'spec-ended',
          text: 'update sessions set end_time = now() where user_id = $1::uuid',
          values: [admin.id],
        }),
      'SESSION_ENDED',
    ],
  ];
  const changes: Record<string, Action> = {
    ...actions,
    RotateKey: (caller) => accounts.call(Keys.rotateKey, new accountsPb.RotateKeyRequest(), caller),
    ImportUsers: (caller) => importOne(caller),
  };
  for (const [what, lose, reason] of losses)
    for (const [name, act] of Object.entries(changes))
      test(`${name} by an admin who ${what} is refused, by the rows alone`, async () => {
        await person('admin');
        const [admin, other] = [await person('customer', 'admin'), await person('customer')];
        await lose(admin);
        // A customer who was an admin learns of nobody.
        const isLower =
          reason === 'ROLE_MISSING' && !['SetUserRoles', 'RotateKey', 'ImportUsers'].includes(name);
        assert.equal(await answer(act(admin.caller, other.id)), isLower ? 'USER_NOT_FOUND' : reason);
      });
});

describe('the last admin', () => {
  async function only(): Promise<Person> {
    await accounts.database.db.execute({
      name: 'spec-no-admins',
      text: `update users set roles = '{customer}' where roles @> '{admin}'`,
    });
    return person('customer', 'admin');
  }

  for (const name of ['DeleteUser', 'SetUserRoles'] as const) {
    test(`stays: ${name}`, async () => {
      const admin = await only();
      assert.equal(await answer(actions[name]!(admin.caller, admin.id)), 'LAST_ADMIN');
      await person('customer', 'admin');
      assert.equal(await answer(actions[name]!(admin.caller, admin.id)), 'OK');
    });

    test(`stays when two go at once: ${name}`, async () => {
      const pair = [await only(), await person('customer', 'admin')];
      const went = await Promise.all(
        pair.map(({ caller, id }, i) => answer(actions[name]!(caller, id, [accounts, replica][i]))),
      );
      assert.deepEqual(went.sort(), ['LAST_ADMIN', 'OK']);
    });
  }
});

test('whoever is demoted meanwhile changes nothing any more, and nobody waits for ever', async () => {
  const [admin, other] = [await person('customer', 'admin'), await person('customer')];
  await person('admin');
  let waiting: Promise<string> | undefined;
  await accounts.database.db.transaction(async (tx) => {
    await tx.execute({
      name: 'spec-roles',
      text: 'update users set roles = $2::text[] where id = $1::uuid',
      values: [admin.id, ['customer']],
    });
    waiting = answer(actions.SetUserRoles!(admin.caller, other.id));
    await untilBlocked(replica.database.db, 1);
  });
  assert.equal(await waiting, 'ROLE_MISSING');
});

test('a repeat of a call that ended its own session gets the answer of the first', async () => {
  await person('customer', 'admin');
  for (const name of ['EndSessions', 'SetUserRoles', 'DeleteUser']) {
    const own = await person('customer', 'admin');
    const caller = { ...own.caller, requestId: newId() };
    const first = (await actions[name]!(caller, own.id)) as Message;
    const reads = build(accountsPb.GetUserRequest, { id: 'me' });
    const { reason } = await accounts.refusal(Accounts.getUser, reads, caller).catch(() => ({ reason: '' }));
    assert.match(reason, /^(SESSION_ENDED|USER_NOT_FOUND|)$/);
    assert.deepEqual(((await actions[name]!(caller, own.id)) as Message).toObject(), first.toObject());
  }
});

test('a demoted user gets tokens of the roles that are left, and of a higher version', async () => {
  const admin = await person('customer', 'admin');
  const other = await person('customer', 'staff');
  await actions.SetUserRoles!(admin.caller, other.id);
  const request = build(accountsPb.RefreshSessionRequest, { refreshToken: other.refreshToken });
  const session = await accounts.call(Sessions.refreshSession, request);
  const claims = jwt.decode(session.getAccessToken()) as jwt.JwtPayload;
  assert.equal(claims.role_list, 'customer');
  assert.equal(claims.session, other.caller.session!.replace(/ 1 \d+$/, ` 2 ${claims.exp}`));
});

function importOne(caller: Caller): Promise<unknown> {
  const { path, requestSerialize, responseDeserialize } = Accounts.importUsers;
  return new Promise((resolve, reject) => {
    const sending = accounts.client.makeClientStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      headersOf(caller),
      { deadline: Date.now() + 20_000 },
      (error, reply) => (error ? reject(error) : resolve(reply)),
    );
    const email = `${newId()}@example.com`;
    sending.write(build(accountsPb.CreateUserRequest, { email, password: PASSWORD, fullName: 'New' }));
    sending.end();
  });
}
