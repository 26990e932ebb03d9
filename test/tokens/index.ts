import assert from 'node:assert/strict';
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import jwt from 'jsonwebtoken';
import { layoutOf } from '../../local/layout.ts';
import { until } from '../../local/until.ts';
import { openSigningKey } from '../../src/accounts/signing-key.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, signIn, type World } from '../requests/world.ts';

type Claims = Record<string, unknown>;

/** Only a token that accounts has signed, for us and for now, opens a door. */
export function tokens(mesh: () => TestMesh): void {
  describe('tokens', () => {
    let world: World;
    let real: { kid: string; key: KeyObject };
    const me = (token: string) => http(mesh().target.httpUrl, { path: '/v1/users/me', token });
    const claims = (more: Claims = {}): Claims => {
      const now = Math.floor(Date.now() / 1_000);
      const { id } = world.users.customer;
      return {
        iss: 'https://plaza.local',
        aud: 'plaza',
        sub: id,
        roles: ['customer'],
        role_list: 'customer',
        iat: now,
        exp: now + 300,
        jti: randomUUID(),
        ...more,
      };
    };
    const sign = (
      payload: Claims,
      {
        key = real.key,
        kid = real.kid,
        alg = 'ES256',
      }: { key?: KeyObject; kid?: string | undefined; alg?: string } = {},
    ) =>
      jwt.sign(JSON.parse(JSON.stringify(payload)), key, {
        algorithm: alg as jwt.Algorithm,
        ...(kid === undefined ? {} : { keyid: kid }),
        noTimestamp: true,
      });

    before(async () => {
      world = await createWorld(mesh().target);
      real = await readRealKey(mesh());
    });

    test('a token signed with the real key, as accounts would sign it, is taken', async () => {
      const reply = await me(sign(claims()));
      assert.equal(reply.status, 200, reply.text);
      assert.equal(reply.json.id, world.users.customer.id);
    });

    const now = () => Math.floor(Date.now() / 1_000);
    const rows: [string, () => string, number][] = [
      ['an expired token', () => sign(claims({ iat: now() - 900, exp: now() - 30 })), 401],
      ['a token of another issuer', () => sign(claims({ iss: 'https://elsewhere.example' })), 401],
      ['a token without an issuer', () => sign(claims({ iss: undefined })), 401],
      ['a token for another audience', () => sign(claims({ aud: 'elsewhere' })), 403],
      ['a token that never expires', () => sign(claims({ exp: undefined })), 401],
      ['a token that lives for a day', () => sign(claims({ exp: now() + 86_400 })), 401],
      ['a token that is not yet good', () => sign(claims({ nbf: now() + 120 })), 401],
      [
        'a token signed with an unknown key under an unknown name',
        () => sign(claims(), { key: ecKey(), kid: 'nobody' }),
        401,
      ],
      ['a token signed with an unknown key under a known name', () => sign(claims(), { key: ecKey() }), 401],
      [
        'a token whose key is named by a path',
        () => sign(claims(), { key: ecKey(), kid: '../../../dev/null' }),
        401,
      ],
      ['a token with the algorithm none', () => unsigned(claims()), 401],
      ['a token signed with the public key as a secret', () => hmacWithPublicKey(claims(), real), 401],
      [
        'a token signed with RSA',
        () =>
          sign(claims(), {
            key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
            alg: 'RS256',
          }),
        401,
      ],
      [
        'a token that was changed',
        () => changed(sign(claims({ roles: ['customer'] })), claims({ roles: ['admin'] })),
        401,
      ],
      ['a token without its signature', () => `${sign(claims()).split('.').slice(0, 2).join('.')}.`, 401],
      ['a refresh token', () => world.users.customer.refreshToken, 401],
      ['a word', () => 'secret', 401],
      ['three dots', () => '...', 401],
      ['a token of 10 KiB', () => 'x'.repeat(10_240), 401],
    ];
    for (const [what, make, status] of rows) {
      test(`${what} is ${status}`, async () => {
        const token = make();
        const reply = await me(token);
        assert.equal(reply.status, status, reply.text);
        assert.equal(reply.json.code, status === 401 ? 16 : 7);
        // Elsewhere the mesh asks for no token, but one that is given has to be good.
        assert.equal(
          (await http(mesh().target.httpUrl, { path: '/v1/products?pageSize=1', token })).status,
          status,
        );
        const client = grpcClient(mesh().target.grpcAddress);
        const native = await call(client, 'plaza.accounts.v1.Accounts/GetUser', { id: 'me' }, { token });
        assert.equal(native.code, status === 401 ? 'UNAUTHENTICATED' : 'PERMISSION_DENIED');
        client.close();
      });
      test(`${what} is refused by a sidecar too, whatever the gateway would have let through`, async () => {
        const reply = await call(
          mesh().inside('accounts-1', 'gateway'),
          'plaza.accounts.v1.Accounts/GetUser',
          { id: 'me' },
          { token: make() },
        );
        assert.match(reply.code, /^(UNAUTHENTICATED|PERMISSION_DENIED)$/);
      });
    }

    test('a token without a subject is nobody’s', async () => {
      assert.match(String((await me(sign(claims({ sub: undefined })))).status), /^40[13]$/);
    });

    test('a token in the query is none', async () => {
      const reply = await http(mesh().target.httpUrl, {
        path: `/v1/users/me?access_token=${sign(claims())}`,
      });
      assert.ok([400, 401].includes(reply.status));
    });

    test('another scheme is none', async () => {
      for (const authorization of [
        `Basic ${Buffer.from('a:b').toString('base64')}`,
        sign(claims()),
        `Token ${sign(claims())}`,
      ]) {
        const reply = await http(mesh().target.httpUrl, { path: '/v1/users/me', headers: { authorization } });
        assert.equal(reply.status, 401);
      }
    });

    test('roles are those of the token', async () => {
      const list = await http(mesh().target.httpUrl, {
        path: '/v1/users?pageSize=1',
        token: sign(claims({ roles: ['staff'], role_list: 'staff' })),
      });
      assert.equal(list.status, 200);
    });

    test('a new key signs without a restart, and tokens of the old one stay good', async () => {
      const { admin, customer } = world.users;
      const old = (await signIn(mesh().target, customer.email, customer.password)).token;
      const rotated = await http(mesh().target.httpUrl, {
        path: '/v1/keys:rotate',
        body: {},
        token: admin.token,
      });
      assert.equal(rotated.status, 200, rotated.text);
      const { kid } = rotated.json;
      const published = await http(mesh().target.httpUrl, { path: '/.well-known/jwks.json' });
      assert.ok(
        published.json.keys.some((key: { kid: string }) => key.kid === kid),
        'it is published at once',
      );
      const refused: string[] = [];
      await until(
        'the new key signs',
        async () => {
          const { token } = await signIn(mesh().target, customer.email, customer.password);
          // Whichever key signed it, no proxy may refuse it: a key signs only once all know it.
          const reply = await me(token);
          if (reply.status !== 200) refused.push(reply.text);
          return kidOf(token) === kid;
        },
        { deadlineMs: 30_000, everyMs: 500 },
      );
      assert.deepEqual(refused, []);
      assert.equal((await me(old)).status, 200);
      assert.notEqual(kidOf(old), kid);
    });
  });
}

export async function readRealKey(mesh: TestMesh): Promise<{ kid: string; key: KeyObject }> {
  const secret = readFileSync(join(layoutOf(mesh.dir).secrets, 'key-encryption'), 'utf8').trim();
  type Row = Parameters<typeof openSigningKey>[0];
  const rows = await mesh.sql<Row>(
    'accounts',
    'select kid, x, y, sealed_key, active_time from signing_keys where active_time <= now() order by active_time desc limit 1',
  );
  const { kid, privateKey } = openSigningKey(rows[0]!, Buffer.from(secret, 'base64'));
  return { kid, key: privateKey };
}

function ecKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function kidOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function unsigned(payload: Claims): string {
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(payload)}.`;
}

/** The confusion of a verifier that takes the header's word for the algorithm: the public key as the secret of an HMAC. */
function hmacWithPublicKey(payload: Claims, { kid, key }: { kid: string; key: KeyObject }): string {
  const secret = createPublicKey(key).export({ format: 'pem', type: 'spki' });
  const text = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

function changed(token: string, payload: Claims): string {
  const [header, , signature] = token.split('.');
  return `${header}.${part(payload)}.${signature}`;
}
