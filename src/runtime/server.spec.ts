import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { type CallOptions, type Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import { invalid, notFound } from './errors.ts';
import { createLog } from './log.ts';
import { readDetails } from './peer-error.ts';
import { failStray } from './running-call.ts';
import { createServer, type HandlersOf, implement, type Server, type ServerOptions } from './server.ts';
import { echoDefinition, plainClient, type Text, text } from './testing/echo.ts';
import { until } from './testing/until.ts';

type Handlers = HandlersOf<typeof echoDefinition>;

/** Handles stray errors as lifecycle.ts does; the test runner's own listeners would take them for failures. */
function handleStrayErrors(): () => void {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const others = events.map((event) => process.listeners(event as 'uncaughtException'));
  for (const event of events) {
    process.removeAllListeners(event);
    process.on(event, (error: unknown) => void failStray(error));
  }
  return () => {
    for (const [n, event] of events.entries()) {
      process.removeAllListeners(event);
      for (const listener of others[n]!) process.on(event, listener);
    }
  };
}

interface Started {
  server: Server;
  client: Client;
  address: string;
  lines: Record<string, unknown>[];
}
const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function start(
  handlers: Partial<Handlers>,
  options: Partial<ServerOptions> = {},
  listen = '127.0.0.1:0',
): Promise<Started> {
  const lines: Record<string, unknown>[] = [];
  const log = createLog(
    { service: 'test', instance: 'test-1', level: 'info' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  const unused = () => assert.fail('not expected');
  const all: Handlers = {
    unary: unused,
    serverStream: unused,
    clientStream: unused,
    bidi: unused,
    ...handlers,
  };
  const server = createServer({ log, services: [implement(echoDefinition, all)], ...options });
  const address = await server.listen(listen);
  const client = plainClient(address);
  cleanups.push(
    () => server.stop(0),
    () => client.close(),
  );
  return { server, client, address, lines };
}

interface Sent {
  metadata?: Record<string, string>;
  options?: CallOptions;
  bytes?: Buffer;
}

function unary(client: Client, value: string, sent: Sent = {}): Promise<string> {
  const metadata = new Metadata();
  for (const [key, v] of Object.entries(sent.metadata ?? {})) metadata.set(key, v);
  const { path, requestSerialize, responseDeserialize } = echoDefinition.unary;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<Text, Text>(
      path,
      sent.bytes ? () => sent.bytes! : requestSerialize,
      responseDeserialize,
      text(value),
      metadata,
      { deadline: Date.now() + 5_000, ...sent.options },
      (error, reply) => (error ? reject(error) : resolve(reply!.getValue())),
    );
  });
}

function openServerStream(client: Client, value = '') {
  const { path, requestSerialize, responseDeserialize } = echoDefinition.serverStream;
  return client.makeServerStreamRequest<Text, Text>(
    path,
    requestSerialize,
    responseDeserialize,
    text(value),
    {
      deadline: Date.now() + 5_000,
    },
  );
}

async function readAll(stream: AsyncIterable<Text>): Promise<{ items: string[]; error?: ServiceError }> {
  const items: string[] = [];
  try {
    for await (const item of stream) items.push(item.getValue());
    return { items };
  } catch (error) {
    return { items, error: error as ServiceError };
  }
}

async function failure(promise: Promise<unknown>): Promise<ServiceError> {
  return promise.then(
    () => assert.fail('expected a failure'),
    (error) => error as ServiceError,
  );
}

/** What every error of a service must carry, and what it must not. */
function assertRich(error: ServiceError, code: status, reason: string, requestId?: string): void {
  const details = readDetails(error.metadata);
  assert.deepEqual([status[error.code], details.reason], [status[code], reason]);
  assert.match(details.metadata.timestamp ?? '', /^\d{4}-\d\d-\d\dT.*Z$/);
  if (requestId !== undefined) assert.equal(details.requestId, requestId);
  assert.doesNotMatch(error.details, /secret|\.ts|at /);
}

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
    assert.ok(call.deadline.getTime() <= Date.now() + 5_000);

    assert.equal(lines.length, 1);
    const { requestId, traceId, method, code, ms, caller, service, instance } = lines[0]!;
    assert.deepEqual(
      { requestId, traceId, method, code, caller, subject: lines[0]!.subject, service, instance },
      {
        requestId: 'r-1',
        traceId: 'a'.repeat(32),
        method: '/plaza.test.v1.Echo/Unary',
        code: 'OK',
        caller: 'gateway',
        subject: 'user-1',
        service: 'test',
        instance: 'test-1',
      },
    );
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

  describe('answers INTERNAL with the request id, and lives, when a handler', () => {
    const boom = () => new Error('secret connection string');
    let restore: () => void;
    before(() => {
      restore = handleStrayErrors();
    });
    after(() => restore());
    const cases: [string, Handlers['unary']][] = [
      [
        'throws at once',
        () => {
          throw boom();
        },
      ],
      [
        'throws later',
        async () => {
          await new Promise(setImmediate);
          throw boom();
        },
      ],
      [
        'throws what is no error',
        async () => {
          throw null;
        },
      ],
      [
        'throws in a timer it left behind',
        () =>
          new Promise(() =>
            setTimeout(() => {
              throw boom();
            }, 1),
          ),
      ],
      ['leaves a rejection behind', () => new Promise(() => void Promise.reject(boom()))],
      ['gives no reply', async () => undefined as never],
      ['gives a reply that does not encode', async () => ({}) as never],
    ];
    for (const [name, handler] of cases) {
      it(name, async () => {
        let broken = true;
        const { client, lines } = await start({
          unary: (request, call) => (broken ? handler(request, call) : Promise.resolve(text('alive'))),
        });
        assertRich(
          await failure(unary(client, '', { metadata: { 'x-request-id': 'r-3' } })),
          status.INTERNAL,
          'INTERNAL',
          'r-3',
        );
        assert.deepEqual([lines.length, lines[0]!.code, lines[0]!.level], [1, 'INTERNAL', 'error']);
        broken = false;
        assert.equal(await unary(client, ''), 'alive');
      });
    }

    const streams: [string, Handlers['serverStream'], string[]][] = [
      [
        'throws before its stream',
        () => {
          throw boom();
        },
        [],
      ],
      [
        'throws within its stream',
        async function* () {
          yield text('one');
          throw boom();
        },
        ['one'],
      ],
      [
        'throws in a timer of its stream',
        async function* () {
          yield text('one');
          setTimeout(() => {
            throw boom();
          }, 1);
          await new Promise(() => {});
        },
        ['one'],
      ],
      [
        'yields what does not encode',
        async function* () {
          yield {} as never;
        },
        [],
      ],
    ];
    for (const [name, handler, items] of streams) {
      it(name, async () => {
        const { client, lines } = await start({ serverStream: handler, unary: async () => text('alive') });
        const read = await readAll(openServerStream(client));
        assert.deepEqual(read.items, items);
        assertRich(read.error!, status.INTERNAL, 'INTERNAL');
        assert.deepEqual([lines.length, lines[0]!.code], [1, 'INTERNAL']);
        assert.equal(await unary(client, ''), 'alive');
      });
    }
  });

  describe('refuses as INVALID_ARGUMENT', () => {
    const malformed: [string, number[]][] = [
      ['a length beyond the end', [0x0a, 5, 0x41]],
      ['an unknown wire type', [0x0f]],
      ['a varint where a text is due', [0x08, 1]],
      ['a truncated tag', [0x0a]],
      ['text that is not UTF-8', [0x0a, 3, 0x41, 0xff, 0x42]],
      ['an overlong UTF-8 form', [0x0a, 2, 0xc0, 0x80]],
      ['a surrogate in UTF-8', [0x0a, 3, 0xed, 0xa0, 0x80]],
    ];
    for (const [name, bytes] of malformed) {
      it(name, async () => {
        const { client } = await start({});
        const error = await failure(unary(client, '', { bytes: Buffer.from(bytes) }));
        assertRich(error, status.INVALID_ARGUMENT, 'MALFORMED_REQUEST');
      });
    }
    it('such bytes in the midst of a stream of requests', async () => {
      const { client } = await start({
        async clientStream(requests) {
          for await (const _ of requests);
          return text('');
        },
      });
      const { path, responseDeserialize } = echoDefinition.clientStream;
      const error = await new Promise<ServiceError>((resolve) => {
        const stream = client.makeClientStreamRequest<Buffer, Text>(
          path,
          (b) => b,
          responseDeserialize,
          (e) => resolve(e!),
        );
        stream.write(Buffer.from([0x0a, 1, 0x41]));
        stream.write(Buffer.from([0x0f]));
        stream.end();
      });
      assertRich(error, status.INVALID_ARGUMENT, 'MALFORMED_REQUEST');
    });
    it('nothing that is text in any script', async () => {
      const { client } = await start({ unary: async (request) => request });
      for (const value of ['', 'plain', 'żółw 🦀 \ufeffbom \ufffd', 'x'.repeat(100_000)])
        assert.equal(await unary(client, value), value);
    });
  });

  it('refuses a message above 4 MiB as RESOURCE_EXHAUSTED', async () => {
    const { client } = await start({});
    const error = await failure(unary(client, 'x'.repeat(4 * 1024 * 1024 + 1)));
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
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

describe('streams', () => {
  it('go out in order, and end', async () => {
    const { client, lines } = await start({
      async *serverStream(request) {
        for (let n = 0; n < 100; n++) yield text(`${request.getValue()}${n}`);
      },
    });
    const { items, error } = await readAll(openServerStream(client, 'n'));
    assert.equal(error, undefined);
    assert.deepEqual(
      items,
      Array.from({ length: 100 }, (_, n) => `n${n}`),
    );
    assert.deepEqual(
      lines.map((line) => line.code),
      ['OK'],
    );
  });

  it('are produced no faster than the client reads', async () => {
    let produced = 0;
    const { client } = await start({
      async *serverStream() {
        for (; produced < 1_000; produced++) yield text('x'.repeat(10_000));
      },
    });
    const stream = openServerStream(client);
    stream.on('error', () => {});
    // Before its first read a grpc-js client takes in everything; after it, only what it has room for.
    await new Promise((resolve) => stream.once('readable', resolve));
    let before = -1;
    await until(async () => {
      const stalled = produced > 0 && produced === before;
      before = produced;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return stalled;
    });
    assert.ok(produced < 500, `${produced} of 1000 produced for a client that reads nothing`);
    const { items } = await readAll(stream);
    assert.equal(items.length, 1_000);
  });

  it('are returned when the client goes away, even while they wait for it to read', async () => {
    for (const payload of ['small', 'x'.repeat(1_000_000)]) {
      const returned = Promise.withResolvers<void>();
      const { client, lines } = await start({
        async *serverStream() {
          try {
            for (;;) yield text(payload);
          } finally {
            returned.resolve();
          }
        },
      });
      const stream = openServerStream(client);
      stream.on('error', () => {});
      await new Promise((resolve) => stream.once('readable', resolve));
      stream.cancel();
      await returned.promise;
      await until(() => lines.length > 0);
      assert.equal(lines[0]!.code, 'CANCELLED');
    }
  });

  it('take requests, and answer once', async () => {
    const { client } = await start({
      async clientStream(requests) {
        const seen = [];
        for await (const request of requests) seen.push(request.getValue());
        return text(seen.join(''));
      },
    });
    const { path, requestSerialize, responseDeserialize } = echoDefinition.clientStream;
    const reply = await new Promise<string>((resolve, reject) => {
      const stream = client.makeClientStreamRequest<Text, Text>(
        path,
        requestSerialize,
        responseDeserialize,
        (error, r) => (error ? reject(error) : resolve(r!.getValue())),
      );
      for (const value of ['a', 'b', 'c']) stream.write(text(value));
      stream.end();
    });
    assert.equal(reply, 'abc');
  });

  it('go both ways, and keep sending after the handler stops reading', async () => {
    const { client } = await start({
      async *bidi(requests) {
        for await (const request of requests) {
          if (request.getValue() === 'stop') break;
          yield text(`echo ${request.getValue()}`);
        }
        for (let n = 0; n < 50; n++) yield text('bye');
      },
    });
    const { path, requestSerialize, responseDeserialize } = echoDefinition.bidi;
    const stream = client.makeBidiStreamRequest<Text, Text>(path, requestSerialize, responseDeserialize);
    for (const value of ['a', 'b', 'stop']) stream.write(text(value));
    const { items, error } = await readAll(stream);
    assert.equal(error, undefined);
    assert.deepEqual(items.slice(0, 2), ['echo a', 'echo b']);
    assert.equal(items.length, 52);
  });

  it('throw the reason into a handler that reads from a client that is gone', async () => {
    const thrown = Promise.withResolvers<{ code: status }>();
    const running = Promise.withResolvers<void>();
    const { address } = await start({
      async clientStream(requests) {
        try {
          for await (const _ of requests) running.resolve();
        } catch (error) {
          thrown.resolve(error as { code: status });
          throw error;
        }
        return text('');
      },
    });
    // Not by stream.cancel(): grpc-js half-closes before it resets, and the requests seem to end in order.
    const session = connect(`http://${address}`);
    session.on('error', () => {});
    const stream = session.request({
      ':method': 'POST',
      ':path': echoDefinition.clientStream.path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    stream.on('error', () => {});
    stream.write(Buffer.from([0, 0, 0, 0, 0]));
    await running.promise;
    session.destroy();
    assert.equal(status[(await thrown.promise).code], 'CANCELLED');
  });
});

describe('stopping', () => {
  it('ends streams UNAVAILABLE, lets calls finish, and takes no new ones', async () => {
    const gate = Promise.withResolvers<void>();
    const running = Promise.withResolvers<void>();
    const { server, client } = await start({
      async *serverStream() {
        yield text('one');
        await new Promise(() => {}); // hangs, as a subscription without events does
      },
      unary: async () => {
        running.resolve();
        await gate.promise;
        return text('finished');
      },
    });
    const stream = openServerStream(client);
    await new Promise((resolve) => stream.once('readable', resolve));
    const call = unary(client, '');
    await running.promise;
    const stopped = server.stop(5_000);
    const { items, error } = await readAll(stream);
    assert.deepEqual(items, ['one']);
    assertRich(error!, status.UNAVAILABLE, 'SHUTTING_DOWN');
    gate.resolve();
    assert.equal(await call, 'finished');
    await stopped;
    assert.equal((await failure(unary(client, ''))).code, status.UNAVAILABLE);
  });

  it('ends what outlasts its deadline, UNAVAILABLE and with the signal aborted', async () => {
    const running = Promise.withResolvers<Call>();
    const { server, client } = await start({
      unary: (_request, call) => {
        running.resolve(call);
        return new Promise(() => {});
      },
    });
    const failed = failure(unary(client, ''));
    const call = await running.promise;
    await server.stop(50);
    assertRich(await failed, status.UNAVAILABLE, 'SHUTTING_DOWN');
    assert.equal(call.signal.aborted, true);
  });
});

describe('listening', () => {
  it('takes a Unix socket, and replaces one that a killed process left', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-socket-'));
    cleanups.push(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'deep', 'echo.sock');
    const first = await start({ unary: async () => text('first') }, {}, `unix:${path}`);
    assert.equal(await unary(first.client, ''), 'first');
    const second = await start({ unary: async () => text('second') }, {}, `unix:${path}`);
    assert.equal(await unary(second.client, ''), 'second');
  });

  it('says which address it cannot have', async () => {
    const taken = createNetServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    cleanups.push(() => void taken.close());
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
