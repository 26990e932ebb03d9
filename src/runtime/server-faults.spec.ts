import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, constants } from 'node:http2';
import { after, before, describe, it } from 'node:test';
import { type ServiceError, status } from '@grpc/grpc-js';
import { failStray } from './running-call.ts';
import { echoDefinition, type Text, text } from './testing/echo.ts';
import {
  assertRich,
  failure,
  type Handlers,
  openServerStream,
  readAll,
  start,
  unary,
} from './testing/echo-server.ts';

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

describe('a connection that carries the calls of many', () => {
  it('outlives thousands of calls that are given up', async () => {
    const { address } = await start({
      unary: async (request) => (request.getValue() === '' ? new Promise(() => {}) : text('alive')),
    });
    const session = connect(`http://${address}`);
    const headers = {
      ':method': 'POST',
      ':path': echoDefinition.unary.path,
      'content-type': 'application/grpc',
    };
    for (let n = 0; n < 4_000; n++) {
      const stream = session.request({ ...headers, te: 'trailers' });
      stream.on('error', () => {});
      stream.end(Buffer.alloc(5));
      stream.close(constants.NGHTTP2_CANCEL);
      if (n % 200 === 199) await new Promise((resolve) => session.ping(resolve));
    }
    const call = session.request({ ...headers, te: 'trailers' });
    call.end(Buffer.from([0, 0, 0, 0, 3, 0x0a, 1, 0x78]));
    call.resume();
    const [trailers] = await once(call, 'trailers');
    assert.equal(Number(trailers['grpc-status']), 0);
    session.close();
  });
});
