import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, before, test } from 'node:test';
import jwt from 'jsonwebtoken';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { backgroundCall } from '../../runtime/call.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { createSources } from '../sources.ts';
import { accountLocks } from '../testing/account-locks.ts';
import {
  Accounts,
  ADMIN,
  build,
  ENCRYPTION_KEY,
  Keys,
  PASSWORD,
  Sessions,
  startAccounts,
  type TestAccounts,
} from '../testing/accounts.ts';
import { createSession } from './create-session.ts';

let accounts: TestAccounts;
let replica: TestAccounts;
before(async () => {
  accounts = await startAccounts();
  replica = await startAccounts({ database: accounts.database });
});
after(async () => {
  await replica.stop();
  await accounts.stop();
});

const unexpected = () => Promise.reject(new Error('is not to be called'));

const credentials = (email: string, password: string) =>
  build(accountsPb.CreateSessionRequest, { email, password });

async function refused(at: TestAccounts, email: string, password = 'wrong', address?: string) {
  const caller = address === undefined ? {} : { address };
  const { code, reason } = await at.refusal(Sessions.createSession, credentials(email, password), caller);
  return `${code} ${reason}`;
}

test('gives a token that verifies with the published key and says who, for whom and until when', async () => {
  const user = await accounts.signUp({ email: 'Ada@example.com' });
  const roles = build(accountsPb.SetUserRolesRequest, { id: user.getId(), roles: ['customer', 'staff'] });
  await accounts.call(Accounts.setUserRoles, roles, ADMIN);
  const from = Math.floor(Date.now() / 1_000);
  const session = await accounts.signIn('aDA@EXAMPLE.com');

  const set = await accounts.call(Keys.getJwks, new accountsPb.GetJwksRequest());
  const [jwk] = JSON.parse(Buffer.from(set.getData_asU8()).toString()).keys as Record<string, string>[];
  const { header, payload } = jwt.verify(
    session.getAccessToken(),
    createPublicKey({ key: jwk!, format: 'jwk' }),
    {
      algorithms: ['ES256'],
      issuer: 'https://plaza.local',
      audience: 'plaza',
      complete: true,
    },
  );
  assert.deepEqual(header, { alg: 'ES256', typ: 'at+jwt', kid: jwk?.kid });
  const { iat, exp, jti, session: claim, ...rest } = payload as jwt.JwtPayload;
  assert.deepEqual(rest, {
    iss: 'https://plaza.local',
    aud: 'plaza',
    sub: user.getId(),
    roles: ['customer', 'staff'],
    role_list: 'customer staff',
  });
  assert.ok(iat! >= from && iat! <= from + 30);
  assert.equal(exp, iat! + 900);
  assert.match(claim, new RegExp(`^[0-9a-f-]{36} 1 ${exp}$`));
  assert.equal(session.getExpireTime()!.getSeconds(), exp);
  assert.match(jti!, /^[0-9a-f-]{36}$/);
  assert.match(session.getRefreshToken(), /^[\w-]{43}$/);
});

test('stores nothing that could be shown as a refresh token', async () => {
  const { email } = (await accounts.signUp()).toObject();
  const session = await accounts.signIn(email!);
  const rows = await accounts.database.db.query<{ row: string }>({
    name: 'spec-tokens',
    text: 'select row_to_json(t)::text as row from refresh_tokens t',
  });
  assert.ok(rows.length > 0);
  const shown = [
    session.getRefreshToken(),
    Buffer.from(session.getRefreshToken(), 'base64url').toString('hex'),
  ];
  for (const { row } of rows) assert.ok(!shown.some((form) => row.includes(form)));
});

test('answers an unknown account as a wrong password', async () => {
  const { email } = (await accounts.signUp()).toObject();
  const wrong = await accounts.refusal(Sessions.createSession, credentials(email!, 'wrong'));
  const unknown = await accounts.refusal(Sessions.createSession, credentials('nobody@example.com', 'wrong'));
  delete wrong.metadata.timestamp;
  delete unknown.metadata.timestamp;
  assert.deepEqual(unknown, wrong);
  assert.deepEqual([wrong.code, wrong.reason], ['UNAUTHENTICATED', 'INVALID_CREDENTIALS']);
});

test('names every field that is wrong at once', async () => {
  const { code, violations } = await accounts.refusal(Sessions.createSession, credentials('nobody', ''));
  assert.equal(code, 'INVALID_ARGUMENT');
  assert.deepEqual(violations, ['email: must be an e-mail address', 'password: is required']);
});

test('five failures lock an account for all replicas, in whatever case its email is written', async () => {
  const user = await accounts.signUp({ email: 'locked@example.com' });
  for (let n = 0; n < 5; n++) {
    const at = n % 2 ? replica : accounts;
    assert.equal(
      await refused(at, n === 2 ? 'LOCKED@example.com' : 'locked@example.com'),
      'UNAUTHENTICATED INVALID_CREDENTIALS',
    );
  }
  for (const at of [accounts, replica]) {
    const right = await at.refusal(Sessions.createSession, credentials('locked@example.com', PASSWORD));
    assert.deepEqual([right.code, right.reason], ['RESOURCE_EXHAUSTED', 'TOO_MANY_FAILURES']);
    const seconds = Number(right.metadata.retryAfter);
    assert.ok(seconds > 0 && seconds <= 60, `retryAfter ${right.metadata.retryAfter}`);
  }
  await accountLocks(accounts).age('locked@example.com', 60);
  await accounts.signIn(user.getEmail()!);
});

test('an email that is nobody’s is locked as well', async () => {
  for (let n = 0; n < 5; n++)
    assert.equal(await refused(accounts, 'ghost@example.com'), 'UNAUTHENTICATED INVALID_CREDENTIALS');
  assert.equal(await refused(replica, 'ghost@example.com'), 'RESOURCE_EXHAUSTED TOO_MANY_FAILURES');
});

test('a locked account costs no hash', async () => {
  for (let n = 0; n < 5; n++) await refused(accounts, 'costly@example.com');
  const passwords = { hash: unexpected, verify: unexpected };
  const handler = createSession(
    accounts.database.db,
    passwords,
    createSources(Buffer.from(ENCRYPTION_KEY, 'base64')),
    { signer: unexpected },
    () => {},
  );
  const call = backgroundCall({ method: 'spec', log: silentLog() });
  await assert.rejects(async () => handler(credentials('costly@example.com', PASSWORD), call), {
    reason: 'TOO_MANY_FAILURES',
  });
});

const WRONG = 'UNAUTHENTICATED INVALID_CREDENTIALS';
const LOCKED = 'RESOURCE_EXHAUSTED TOO_MANY_FAILURES';
const signInFrom = (address: string, email: string) =>
  accounts.call(Sessions.createSession, credentials(email, PASSWORD), { address });

test('failures at one address lock nobody out at another, and an address of IPv6 is its network', async () => {
  for (const [i, [guesser, twin, owner]] of [
    ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.2'],
    ['2001:db8::1', '2001:db8::ffff:1', '2001:db8:0:1::1'],
  ].entries()) {
    const email = `two-places-${i}@example.com`;
    await accounts.signUp({ email });
    for (let n = 0; n < 5; n++) assert.equal(await refused(accounts, email, 'wrong', guesser), WRONG);
    assert.equal(await refused(replica, email, PASSWORD, guesser), LOCKED);
    assert.equal(await refused(replica, email, PASSWORD, twin), LOCKED);
    await signInFrom(owner!, email);
    assert.equal(await refused(replica, email, PASSWORD, guesser), LOCKED, 'the owner frees nobody else');
  }
});

test('fifty failures in an hour, wherever they come from, lock an account but for where its user is at home', async () => {
  await accounts.signUp({ email: 'sought@example.com' });
  await signInFrom('198.51.100.1', 'sought@example.com');
  for (const email of ['sought@example.com', 'sought-ghost@example.com']) {
    await accountLocks(accounts).seek(email, 45);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        refused(n % 2 ? replica : accounts, email, 'wrong', `203.0.113.${n}`),
      ),
    );
    const count = (wanted: string) => answers.filter((answer) => answer === wanted).length;
    assert.deepEqual([count(WRONG), count(LOCKED)], [5, 5], email);
    assert.equal(await refused(replica, email, PASSWORD, '203.0.113.200'), LOCKED);
  }
  await signInFrom('198.51.100.1', 'sought@example.com');
  for (let n = 0; n < 5; n++)
    assert.equal(await refused(accounts, 'sought@example.com', 'wrong', '198.51.100.1'), WRONG);
  assert.equal(await refused(accounts, 'sought@example.com', PASSWORD, '198.51.100.1'), LOCKED);
  await accountLocks(accounts).age('sought@example.com', 3_600);
  await signInFrom('203.0.113.200', 'sought@example.com');
});

test('remembers the last ten places of a user, as nothing that tells which they are', async () => {
  const user = await accounts.signUp({ email: 'traveller@example.com' });
  for (let n = 1; n <= 12; n++) await signInFrom(`198.51.100.${n}`, 'traveller@example.com');
  const rows = await accounts.database.db.query<{ source: Buffer }>({
    name: 'spec-known',
    text: 'select source from known_sources where user_id = $1::uuid order by use_time desc',
    values: [user.getId()],
  });
  assert.equal(rows.length, 10);
  const sources = createSources(Buffer.from(ENCRYPTION_KEY, 'base64'));
  const isKnown = (address: string) => rows.some(({ source }) => source.equals(sources(address)));
  assert.deepEqual(
    [2, 3, 12].map((n) => isKnown(`198.51.100.${n}`)),
    [false, true, true],
  );
  const others = createSources(Buffer.alloc(32));
  assert.ok(
    !rows.some(({ source }) => source.equals(others('198.51.100.12'))),
    'another deployment has others',
  );
});

test('a success forgets the failures before it', async () => {
  await accounts.signUp({ email: 'clumsy@example.com' });
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < 4; n++)
      assert.equal(await refused(accounts, 'clumsy@example.com'), 'UNAUTHENTICATED INVALID_CREDENTIALS');
    await accounts.signIn('clumsy@example.com');
  }
});

test('of guesses that run side by side five are answered, as if they had come one by one', async () => {
  await accounts.signUp({ email: 'victim@example.com' });
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, n) => refused(n % 2 ? replica : accounts, 'victim@example.com')),
  );
  const count = (answer: string) => answers.filter((each) => each === answer).length;
  assert.equal(count('UNAUTHENTICATED INVALID_CREDENTIALS'), 5);
  assert.equal(count('RESOURCE_EXHAUSTED TOO_MANY_FAILURES'), 11);
});

test('a right guess that five failures overtake is refused like them', async () => {
  const { email } = (await accounts.signUp()).toObject();
  // A row has to be there already: without one there is nothing to wait for.
  await refused(accounts, email!);
  const right = await accountLocks(accounts).overtake(email!, () =>
    accounts.refusal(Sessions.createSession, credentials(email!, PASSWORD)),
  );
  assert.equal(right.reason, 'TOO_MANY_FAILURES');
});

test('many may sign in to one account side by side', async () => {
  const { email } = (await accounts.signUp()).toObject();
  await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? replica : accounts).signIn(email!)));
});

test('writes no password and no token into the log', async () => {
  const { email } = (await accounts.signUp({ password: 'open sesame, seeds' })).toObject();
  const session = await accounts.signIn(email!, 'open sesame, seeds');
  await refused(accounts, email!, 'wrong sesame');
  assert.ok(accounts.logged().includes('CreateSession'));
  for (const secret of ['sesame', session.getAccessToken(), session.getRefreshToken()]) {
    assert.ok(!accounts.logged().includes(secret));
  }
});
