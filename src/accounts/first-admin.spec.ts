import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import jwt from 'jsonwebtoken';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import { Accounts, ADMIN, build, PASSWORD, startAccounts, type TestAccounts } from './testing/accounts.ts';

let accounts: TestAccounts;
before(async () => {
  accounts = await startAccounts({ hired: false });
});
after(() => accounts.stop());

/** Runs the command as an operator does; gives its exit code and all it says. */
function command(args: string[], password = ''): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: accounts.database.url };
    const child = execFile(
      process.execPath,
      ['src/accounts/admins.ts', ...args],
      { env },
      (error, stdout, stderr) => resolve(`${error?.code ?? 0} ${stdout}${stderr}`),
    );
    child.stdin!.on('error', () => {});
    child.stdin!.end(`${password}\n`);
  });
}

async function rolesOf(email: string): Promise<string> {
  return (jwt.decode((await accounts.signIn(email)).getAccessToken()) as jwt.JwtPayload).role_list;
}

test('whoever signed up with the address before is made no admin without the password of the account', async () => {
  await accounts.signUp({ email: 'first@example.com' });
  assert.match(
    await command(['first', 'First@example.com'], 'the password of the operator'),
    /^1 .*not its password/,
  );
  assert.equal(await rolesOf('first@example.com'), 'customer');
});

test('a password that is none is refused, with what is wrong', async () => {
  assert.match(
    await command(['first', 'new@example.com'], 'short'),
    /^1 .*password: must have at least 8 characters/,
  );
});

test('the first admin is made once, of two attempts at once by one', async () => {
  const said = await Promise.all([
    command(['first', 'one@example.com', 'Ada One'], PASSWORD),
    command(['first', 'two@example.com', 'Ada Two'], PASSWORD),
  ]);
  const made = said.findIndex((each) => /^0 users\/\S+ is the first admin/.test(each));
  assert.match(said[1 - made]!, /^1 There is an admin already/);
  assert.equal(await rolesOf(['one@example.com', 'two@example.com'][made]!), 'customer admin');
  assert.match(await command(['first', 'three@example.com'], PASSWORD), /^1 There is an admin already/);
  // The one that an operator takes the role from has to leave another.
  assert.match(
    await command(['remove', ['one@example.com', 'two@example.com'][made]!]),
    /^1 This is the last admin/,
  );
});

test('an account that is there becomes the first admin by its own password', async () => {
  await accounts.database.db.execute({
    name: 'spec-no-admins',
    text: `update users set roles = '{customer}' where roles @> '{admin}'`,
  });
  assert.match(await command(['first', 'first@example.com'], PASSWORD), /^0 /);
  assert.equal(await rolesOf('first@example.com'), 'customer admin');
});

test('an operator takes the role from an admin, whose sessions end', async () => {
  const user = await accounts.signUp({ email: 'rogue@example.com' });
  await accounts.database.db.execute({
    name: 'spec-rogue',
    text: `update users set roles = '{admin}' where id = $1::uuid`,
    values: [user.getId()],
  });
  const session = await accounts.signIn('rogue@example.com');
  const { session: claim } = jwt.decode(session.getAccessToken()) as jwt.JwtPayload;
  assert.match(await command(['remove', 'rogue@example.com']), /^0 users\/\S+ is no admin any more/);
  const request = build(accountsPb.SetUserRolesRequest, { id: user.getId(), roles: ['admin'] });
  const caller = { ...ADMIN, subject: user.getId(), session: claim };
  const { reason } = await accounts.refusal(Accounts.setUserRoles, request, caller);
  assert.equal(reason, 'SESSION_ENDED');
  assert.equal(await rolesOf('rogue@example.com'), 'customer');
  assert.match(await command(['remove', 'rogue@example.com']), /^1 There is no admin/);
});

test('without its arguments it says how it is used', async () => {
  assert.match(await command([]), /^2 Usage/);
});
