import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, before, test } from 'node:test';
import jwt from 'jsonwebtoken';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { ADMIN, build, Keys, Sessions, startAccounts, type TestAccounts } from '../testing/accounts.ts';

type PublicKey = Record<string, string>;

// The clock of both replicas; it begins at the real time, because the database's clock does not follow it.
const BEGIN = Date.now();
let elapsedMs = 0;
const now = () => new Date(BEGIN + elapsedMs);

let accounts: TestAccounts;
let replica: TestAccounts;
before(async () => {
  accounts = await startAccounts({ now });
  replica = await startAccounts({ now, database: accounts.database });
});
after(async () => {
  await replica.stop();
  await accounts.stop();
});

async function keySet(at = accounts): Promise<PublicKey[]> {
  const body = await at.call(Keys.getJwks, new accountsPb.GetJwksRequest());
  assert.equal(body.getContentType(), 'application/json');
  return JSON.parse(Buffer.from(body.getData_asU8()).toString()).keys;
}

const kids = async (at = accounts) => (await keySet(at)).map((key) => key.kid);

async function signedBy(at: TestAccounts, email: string): Promise<{ kid: string; token: string }> {
  const token = (await at.signIn(email)).getAccessToken();
  return { token, kid: jwt.decode(token, { complete: true })!.header.kid! };
}

const rotate = (requestId = '', at = accounts) =>
  at.call(Keys.rotateKey, build(accountsPb.RotateKeyRequest, { requestId }), ADMIN);

test('the key set holds public members and nothing else', async () => {
  const [key, ...more] = await keySet();
  assert.deepEqual(more, []);
  assert.deepEqual(Object.keys(key!).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  const { kty, crv, use, alg } = key!;
  assert.deepEqual([kty, crv, use, alg], ['EC', 'P-256', 'sig', 'ES256']);
});

test('a key is published, signs, retires and goes, on every replica and without a restart', async () => {
  const { email } = (await accounts.signUp()).toObject();
  const [first] = await kids();
  const rotation = await rotate();
  const second = rotation.getKid();
  assert.equal(rotation.getActiveTime()!.toDate().getTime(), now().getTime() + 15_000);
  const elapsed = elapsedMs;

  for (const at of [accounts, replica]) {
    assert.deepEqual(await kids(at), [second, first]);
    assert.equal((await signedBy(at, email!)).kid, first);
  }

  elapsedMs = elapsed + 14_999;
  const last = await signedBy(replica, email!);
  assert.equal(last.kid, first);

  elapsedMs = elapsed + 15_999; // what a replica has read may be a second old
  for (const at of [accounts, replica]) assert.equal((await signedBy(at, email!)).kid, second);

  const { exp } = jwt.decode(last.token) as jwt.JwtPayload;
  elapsedMs = exp! * 1_000 - BEGIN;
  const old = (await keySet(replica)).find((key) => key.kid === first);
  const clockTimestamp = Math.floor(now().getTime() / 1_000) - 1;
  jwt.verify(last.token, createPublicKey({ key: old!, format: 'jwk' }), {
    algorithms: ['ES256'],
    clockTimestamp,
  });

  elapsedMs = elapsed + 15_000 + 900_000 + 60_000;
  for (const at of [accounts, replica]) assert.deepEqual(await kids(at), [second]);
});

test('a repeat with its request id gets the first answer and makes no other key', async () => {
  const before = (await kids()).length;
  const first = await rotate('rotate-1');
  elapsedMs += 1_000;
  const again = await rotate('rotate-1', replica);
  assert.deepEqual(again.toObject(), first.toObject());
  assert.equal((await kids()).length, before + 1);
});

test('keys that are made at once follow each other', async () => {
  const made = await Promise.all([rotate(), rotate('', replica), rotate()]);
  const times = made.map((key) => key.getActiveTime()!.toDate().getTime());
  assert.equal(new Set(times).size, 3);
});

test('keys that leaked are gone at once; the new one signs when proxies can have it, and refresh tokens stay good', async () => {
  const user = await accounts.signUp();
  const session = await accounts.signIn(user.getEmail()!);
  const rotation = await accounts.call(
    Keys.rotateKey,
    build(accountsPb.RotateKeyRequest, { revokeOld: true }),
    ADMIN,
  );
  for (const at of [accounts, replica]) assert.deepEqual(await kids(at), [rotation.getKid()]);

  elapsedMs += 2_000; // what a replica has read may be a second old
  const request = build(accountsPb.RefreshSessionRequest, { refreshToken: session.getRefreshToken() });
  for (const at of [accounts, replica]) {
    const { code, reason, metadata } = await at.refusal(Sessions.refreshSession, request);
    assert.deepEqual([code, reason, metadata.retryAfter], ['UNAVAILABLE', 'NO_SIGNING_KEY', '5']);
  }
  elapsedMs += 15_000;
  const fresh = await replica.call(Sessions.refreshSession, request);
  const { header } = jwt.decode(fresh.getAccessToken(), { complete: true })!;
  assert.equal(header.kid, rotation.getKid());
});
