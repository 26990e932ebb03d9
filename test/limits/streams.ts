import assert from 'node:assert/strict';
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { after, before, describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { call, grpcClient } from '../harness/grpc.ts';
import { callWeb } from '../harness/grpc-web.ts';
import { http } from '../harness/http.ts';
import { openHttp2 } from '../harness/http2.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { signUp, type User } from '../requests/world.ts';
import { openStream } from '../streams/read.ts';

/** More than Envoy's own bound of a cluster, 1024, that nobody had written down. */
const ATTEMPTS = 1_200;
/** Below the rate of an address, which a user at the same one needs the rest of. */
const PER_SECOND = 180;
const METHOD = 'plaza.orders.v1.Events/SubscribeToEvents';

/** One user opens streams as fast as may be, and holds what it gets. */
export function streamBudgets(mesh: () => TestMesh): void {
  describe('one account that opens streams as fast as it can', () => {
    let attacker: User;
    let other: User;
    const sessions: ClientHttp2Session[] = [];
    const held = new Set<ClientHttp2Stream>();
    const refused: number[] = [];
    const listed: number[] = [];

    async function attack(): Promise<void> {
      for (let i = 0; i < 13; i++) sessions.push(await openHttp2(mesh().target.httpUrl));
      const began = performance.now();
      for (let i = 0; i < ATTEMPTS; i++) {
        const stream = sessions[i % sessions.length]!.request({
          ':path': '/v1/events',
          authorization: `Bearer ${attacker.token}`,
          accept: 'text/event-stream',
        });
        stream.on('error', () => {}).resume();
        stream.on('response', ({ ':status': status }) => {
          if (status === 200) held.add(stream);
          else refused.push(Number(status));
        });
        stream.on('close', () => held.delete(stream));
        const due = began + ((i + 1) / PER_SECOND) * 1000;
        if (due > performance.now()) await new Promise((go) => setTimeout(go, due - performance.now()));
      }
    }

    before(async () => {
      attacker = await signUp(mesh().target, 'attacker');
      other = await signUp(mesh().target, 'bystander');
      let over = false;
      const attacked = attack().finally(() => {
        over = true;
      });
      while (!over) {
        const { status } = await http(mesh().target.httpUrl, { path: '/v1/orders', token: other.token });
        listed.push(status);
        await new Promise((go) => setTimeout(go, 250));
      }
      await attacked;
    });
    after(() => {
      for (const session of sessions) session.destroy();
    });

    test('holds few of them, and is refused the rest', () => {
      assert.ok(held.size >= 1 && held.size <= 64 * 2, `${held.size} are open`);
      assert.deepEqual([...new Set(refused)], [429]);
    });

    test('takes no call away from anybody', () => {
      assert.ok(listed.length > 1);
      assert.deepEqual([...new Set(listed)], [200]);
    });

    test('takes no stream away from anybody', async () => {
      const stream = await openStream(mesh(), '/v1/events', { token: other.token });
      assert.equal(stream.status, 200);
      const { value } = await stream.frames.next();
      assert.ok(value);
      stream.close();
    });

    test('is told why and when to come again, in JSON, gRPC and gRPC-Web', async () => {
      const ask = (accept: string) =>
        http(mesh().target.httpUrl, { path: '/v1/events', token: attacker.token, headers: { accept } });
      for (const accept of ['application/json', 'text/event-stream', 'application/x-ndjson']) {
        const reply = await ask(accept);
        assert.equal(reply.status, 429, reply.text);
        assert.match(String(reply.headers['retry-after']), /^[1-9]\d*$/);
        assert.equal(reply.json.code, 8);
        assert.ok(
          reply.json.details.some(({ reason }: { reason?: string }) => reason === 'TOO_MANY_STREAMS'),
          reply.text,
        );
        assert.ok(
          reply.json.details.some(({ retryDelay }: { retryDelay?: string }) => retryDelay),
          reply.text,
        );
      }
      const native = grpcClient(mesh().target.grpcAddress);
      const metadata = { authorization: `Bearer ${attacker.token}` };
      const { code, reason } = await call(native, METHOD, {}, { metadata });
      native.close();
      assert.deepEqual([code, reason], ['RESOURCE_EXHAUSTED', 'TOO_MANY_STREAMS']);
      const web = await callWeb(mesh().target.httpUrl, METHOD, {}, { headers: metadata });
      assert.equal(web.grpcStatus, 8);
    });

    test('may open one again when it has closed one', async () => {
      for (const session of sessions) session.destroy();
      await until(
        'a stream is open',
        async () => {
          const stream = await openStream(mesh(), '/v1/events', { token: attacker.token });
          stream.close();
          return stream.status === 200;
        },
        { deadlineMs: 20_000, everyMs: 200 },
      );
    });
  });
}
