import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Metadata, status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import { invalid, notFound } from './errors.ts';
import { readDetails } from './peer-error.ts';
import { echoDefinition, text } from './testing/echo.ts';
import { assertRich, cleanUpLater, failure, start, unary } from './testing/echo-server.ts';
import { until } from './testing/until.ts';

describe('a server', () => {
  it('hands a handler its context, and logs one line for the call', async () => {
    let seen: Call | undefined;
    const { client, lines } = await start({
      async unary(request, call) {
        seen = call;
        return text(`got ${request.getValue()}`);
      },
    });
    const metadata = {
      'x-request-id': 'r-1',
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      'x-plaza-subject': 'user-1',
      'x-plaza-roles': 'customer staff',
      'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/gateway',
      'x-forwarded-for': '6.6.6.6, 1.2.3.4',
      'idempotency-key': 'k',
      'if-match': '"v1"',
      authorization: 'Bearer abc.def',
    };
    assert.equal(await unary(client, 'hello', { metadata }), 'got hello');
    const call = seen!;
    assert.deepEqual(
      [
        call.method,
        call.requestId,
        call.trace.traceId,
        call.clientAddress,
        call.idempotencyKey,
        call.ifMatch,
        call.token,
      ],
      ['/plaza.test.v1.Echo/Unary', 'r-1', 'a'.repeat(32), '1.2.3.4', 'k', '"v1"', 'abc.def'],
    );
    const { subject, isStaff, isAdmin, workload } = call.identity;
    assert.deepEqual([subject, isStaff, isAdmin, workload], ['user-1', true, false, 'gateway']);
    assert.ok(call.deadline.getTime() <= Date.now() + 30_000);

    assert.equal(lines.length, 1);
    const { request_id, trace_id, span_id, method, code, ms, caller, service, instance } = lines[0]!;
    assert.deepEqual(
      { request_id, trace_id, method, code, caller, subject: lines[0]!.subject, service, instance },
      {
        request_id: 'r-1',
        trace_id: 'a'.repeat(32),
        method: '/plaza.test.v1.Echo/Unary',
        code: 'OK',
        caller: 'gateway',
        subject: 'user-1',
        service: 'test',
        instance: 'test-1',
      },
    );
    assert.match(String(span_id), /^[0-9a-f]{16}$/);
    assert.equal(typeof ms, 'number');
    assert.doesNotMatch(JSON.stringify(lines), /hello|abc\.def/, 'neither bodies nor tokens are logged');
  });

  it('works without any metadata and without a deadline', async () => {
    const { client } = await start({
      unary: async (_request, call) =>
        text(`${call.requestId.length} ${call.deadline.getUTCFullYear() > 9999}`),
    });
    assert.equal(await unary(client, '', { options: { deadline: Number.POSITIVE_INFINITY } }), '36 true');
  });

  it('sends a Buffer as it is', async () => {
    const bytes = echoDefinition.unary.responseSerialize(text('ready'));
    const { client } = await start({ unary: async () => bytes });
    assert.equal(await unary(client, ''), 'ready');
  });

  it('sends the headers that a handler sets in front of its reply, and none with a refusal', async () => {
    const { client } = await start({
      async unary(request, call) {
        call.setReplyHeader!('etag', '"v1"');
        if (request.getValue() === 'absent') throw notFound('product', 'p1');
        return text('there');
      },
    });
    const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
    const etagsOf = (value: string) =>
      new Promise<unknown[]>((resolve) => {
        const etags: unknown[] = [];
        client
          .makeUnaryRequest(path, requestSerialize, responseDeserialize, text(value), (error) => {
            resolve([...etags, ...(error?.metadata.get('etag') ?? [])]);
          })
          .on('metadata', (metadata: Metadata) => etags.push(...metadata.get('etag')));
      });
    assert.deepEqual(await etagsOf('here'), ['"v1"']);
    assert.deepEqual(await etagsOf('absent'), []);
  });

  it('sends a domain error with its details', async () => {
    const { client } = await start({
      unary: (request) => {
        throw request.getValue() === 'absent'
          ? notFound('product', 'p1')
          : invalid([
              { field: 'a.b', description: 'must be' },
              { field: 'c', description: 'bad \ud800 text' },
            ]);
      },
    });
    const absent = await failure(unary(client, 'absent', { metadata: { 'x-request-id': 'r-2' } }));
    assertRich(absent, status.NOT_FOUND, 'PRODUCT_NOT_FOUND', 'r-2');
    const bad = await failure(unary(client, 'bad'));
    assertRich(bad, status.INVALID_ARGUMENT, 'INVALID_ARGUMENT');
    assert.deepEqual(readDetails(bad.metadata).violations, [
      { field: 'a.b', description: 'must be' },
      { field: 'c', description: 'bad \ufffd text' },
    ]);
  });

  for (const [how, code] of [
    ['cancel', 'CANCELLED'],
    ['deadline', 'DEADLINE_EXCEEDED'],
  ] as const) {
    it(`aborts the signal on ${how}, and logs the call once with ${code}`, async () => {
      const aborted = Promise.withResolvers<{ code: status }>();
      const running = Promise.withResolvers<void>();
      const { client, lines } = await start({
        unary: (_request, call) =>
          new Promise((_resolve, reject) => {
            running.resolve();
            call.signal.addEventListener('abort', () => {
              aborted.resolve(call.signal.reason);
              reject(call.signal.reason);
            });
          }),
      });
      if (how === 'deadline') {
        const error = await failure(unary(client, '', { options: { deadline: Date.now() + 100 } }));
        assert.equal(error.code, status.DEADLINE_EXCEEDED);
      } else {
        const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
        const call = client.makeUnaryRequest(path, requestSerialize, responseDeserialize, text(''), () => {});
        await running.promise;
        call.cancel();
      }
      assert.equal(status[(await aborted.promise).code], code);
      await until(() => lines.length > 0);
      assert.deepEqual(
        lines.map((line) => line.code),
        [code],
      );
    });
  }

  it('aborts a signal that is first asked for after the end', async () => {
    const asked = Promise.withResolvers<boolean>();
    const running = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { client, lines } = await start({
      async unary(_request, call) {
        running.resolve();
        await gate.promise;
        asked.resolve(call.signal.aborted);
        return text('');
      },
    });
    const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
    const call = client.makeUnaryRequest(path, requestSerialize, responseDeserialize, text(''), () => {});
    await running.promise;
    call.cancel();
    await until(() => lines.length > 0);
    gate.resolve();
    assert.equal(await asked.promise, true);
  });
});

describe('listening', () => {
  it('takes a Unix socket, and replaces one that a killed process left', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-socket-'));
    cleanUpLater(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'deep', 'echo.sock');
    const first = await start({ unary: async () => text('first') }, {}, `unix:${path}`);
    assert.equal(await unary(first.client, ''), 'first');
    const second = await start({ unary: async () => text('second') }, {}, `unix:${path}`);
    assert.equal(await unary(second.client, ''), 'second');
  });

  it('says which address it cannot have', async () => {
    const taken = createNetServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    cleanUpLater(() => void taken.close());
    const { port } = taken.address() as { port: number };
    await assert.rejects(
      start({}, {}, `127.0.0.1:${port}`),
      new RegExp(`Cannot listen on 127.0.0.1:${port}`),
    );
  });
});

describe('fault points', () => {
  it('are passed before a handler and before its reply', async () => {
    const passed: string[] = [];
    const { client } = await start(
      {
        unary: async () => {
          passed.push('handler');
          return text('');
        },
      },
      { fault: (point) => void passed.push(point) },
    );
    await unary(client, '');
    assert.deepEqual(passed, [
      '/plaza.test.v1.Echo/Unary:before',
      'handler',
      '/plaza.test.v1.Echo/Unary:reply',
    ]);
  });
});
