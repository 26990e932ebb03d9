import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { before, describe, test } from 'node:test';
import { call, grpcClient } from '../harness/grpc.ts';
import { callWeb } from '../harness/grpc-web.ts';
import { type HttpReply, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { signUp } from '../requests/world.ts';
import { connections } from './connections.ts';
import { streamBudgets } from './streams.ts';

/** The limits that clients are promised. */
export function limits(mesh: () => TestMesh): void {
  describe('limits', () => {
    const client = () => grpcClient(mesh().target.grpcAddress);
    const ask = (request: Parameters<typeof http>[1]) => http(mesh().target.httpUrl, request);
    const isLimited = (reply: HttpReply) => {
      assert.equal(reply.status, 429, reply.text);
      assert.equal(reply.json.code, 8);
      assert.match(String(reply.headers['retry-after']), /^[1-9]\d*$/);
    };

    streamBudgets(mesh);
    connections(mesh);

    test('five failures of an account at one address within a minute lock it there, with the right password too, on every replica', async () => {
      const user = await signUp(mesh().target, 'locked');
      const tries = await Promise.all(
        Array.from({ length: 5 }, () =>
          ask({ path: '/v1/sessions', body: { email: user.email, password: 'wrong password' } }),
        ),
      );
      assert.deepEqual(
        tries.map((reply) => reply.status),
        Array(5).fill(401),
      );
      for (let i = 0; i < 4; i++) {
        const reply = await ask({
          path: '/v1/sessions',
          body: { email: user.email.toUpperCase(), password: user.password },
        });
        isLimited(reply);
        // A rule of accounts, and not of the gateway.
        assert.ok(reply.json.details.length > 0);
      }
    });

    test('an unknown account is locked in the same way, which tells nothing of who exists', async () => {
      for (let i = 0; i < 5; i++)
        assert.equal(
          (
            await ask({
              path: '/v1/sessions',
              body: { email: 'nobody@test.example', password: 'wrong password' },
            })
          ).status,
          401,
        );
      assert.equal(
        (
          await ask({
            path: '/v1/sessions',
            body: { email: 'nobody@test.example', password: 'wrong password' },
          })
        ).status,
        429,
      );
    });

    test('thirty sign-ins of an address in a minute are enough, whatever the address says of itself', async () => {
      const replies: HttpReply[] = [];
      for (let i = 0; i < 31; i++) {
        const headers = { 'x-forwarded-for': `10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}` };
        replies.push(
          await ask({
            path: '/v1/sessions',
            body: { email: `n${i}@test.example`, password: 'wrong password' },
            headers,
          }),
        );
      }
      assert.ok(replies.filter((reply) => reply.status === 401).length <= 30);
      const last = replies.at(-1)!;
      isLimited(last);
      assert.deepEqual(last.json.details, []);
    });

    test('who signs up too often takes nobody’s sign-in away, nor the other way around', async () => {
      const replies = await Promise.all(
        Array.from({ length: 80 }, (_, i) =>
          ask({ path: '/v1/users', body: { email: `many${i}@test.example`, password: 'short' } }),
        ),
      );
      // Sign-ins are at their limit since the test before.
      assert.deepEqual([...new Set(replies.map(({ status }) => status))].sort(), [400, 429]);
      isLimited(replies.find(({ status }) => status === 429)!);
      assert.ok(replies.filter(({ status }) => status === 400).length <= 61);
    });

    test('a native caller is told RESOURCE_EXHAUSTED, which nobody retries', async () => {
      const native = client();
      // One of them comes back every two seconds.
      const codes = await Promise.all(
        Array.from({ length: 5 }, async (_, i) => {
          const email = `native${i}@test.example`;
          return (
            await call(native, 'plaza.accounts.v1.Sessions/CreateSession', {
              email,
              password: 'wrong password',
            })
          ).code;
        }),
      );
      assert.ok(codes.includes('RESOURCE_EXHAUSTED'), codes.join());
      for (const code of codes) assert.match(code, /^(RESOURCE_EXHAUSTED|UNAUTHENTICATED)$/);
      native.close();
    });

    test('so is a caller by gRPC-Web', async () => {
      const codes = await Promise.all(
        Array.from({ length: 5 }, async (_, i) => {
          const request = { email: `web${i}@test.example`, password: 'wrong password' };
          const reply = await callWeb(
            mesh().target.httpUrl,
            'plaza.accounts.v1.Sessions/CreateSession',
            request,
          );
          return reply.grpcStatus;
        }),
      );
      assert.ok(codes.includes(8), codes.join());
      for (const code of codes) assert.ok([8, 16].includes(code), codes.join());
    });

    test('other methods go on', async () => {
      assert.equal((await ask({ path: '/v1/products?pageSize=1' })).status, 200);
    });

    describe('more than 400 at once', () => {
      const replies: HttpReply[] = [];
      before(async () => {
        // So many connections as a service has time for, on a slow machine too; until they were more than come back meanwhile.
        const agent = new Agent({ keepAlive: true, maxSockets: 64 });
        for (let round = 0; round < 5 && !replies.some((reply) => reply.status === 429); round++) {
          const asked = Array.from({ length: 900 }, (_, i) =>
            ask({
              path: '/v1/products?pageSize=1',
              headers: { 'x-forwarded-for': `10.1.${i >> 8}.${i & 255}` },
              agent,
            }),
          );
          replies.push(...(await Promise.all(asked)));
        }
        agent.destroy();
      });

      test('are too many of one address, and the others are served', () => {
        const statuses = new Set(replies.map((reply) => reply.status));
        assert.deepEqual([...statuses].sort(), [200, 429]);
        assert.ok(replies.filter((reply) => reply.status === 200).length >= 350);
      });

      test('are told when to come again', () => {
        isLimited(replies.find((reply) => reply.status === 429)!);
      });

      test('a moment later all is well', async () => {
        const end = performance.now() + 5_000;
        let status = 429;
        while (status === 429 && performance.now() < end)
          status = (await ask({ path: '/v1/products?pageSize=1' })).status;
        assert.equal(status, 200);
      });
    });
  });
}
