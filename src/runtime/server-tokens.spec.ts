// What a server does with the token of a call: it refuses one that is revoked, and ends streams with theirs.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Metadata, status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import { type Frame, frames } from './frames.ts';
import { Revocations } from './revocations.ts';
import { echoDefinition, type Text, text } from './testing/echo.ts';
import { assertRich, failure, type Handlers, readAll, start, unary } from './testing/echo-server.ts';

const TOKEN = { 'x-plaza-subject': 'ada', 'x-plaza-roles': 'customer' };
const inSeconds = (lifeMs: number) => `s-1 1 ${Math.ceil((Date.now() + lifeMs) / 1_000)}`;
const GONE = { id: 'ada', leastVersion: 2, spared: '', keepMs: 60_000 };

/** Handlers that say when they have begun, and go on until they are ended. */
function endless(begun: () => void): Pick<Handlers, 'serverStream' | 'clientStream' | 'bidi'> {
  const forever = (call: Call): Promise<string> => {
    begun();
    return new Promise((_, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason));
    });
  };
  return {
    async *serverStream(_request, call) {
      yield text(await forever(call));
    },
    async clientStream(_requests, call) {
      return text(await forever(call));
    },
    async *bidi(_requests, call) {
      yield text(await forever(call));
    },
  };
}

/** Opens a stream of any shape and gives the error that it ends with. */
function open(client: Awaited<ReturnType<typeof start>>['client'], shape: string, session: string) {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ ...TOKEN, 'x-plaza-session': session }))
    metadata.set(name, value);
  const { path, requestSerialize, responseDeserialize } = echoDefinition[shape as 'bidi'];
  const options = { deadline: Date.now() + 30_000 };
  if (shape === 'clientStream')
    return failure(
      new Promise((resolve, reject) => {
        client.makeClientStreamRequest<Text, Text>(
          path,
          requestSerialize,
          responseDeserialize,
          metadata,
          options,
          (error) => (error ? reject(error) : resolve(undefined)),
        );
      }),
    );
  const stream =
    shape === 'bidi'
      ? client.makeBidiStreamRequest<Text, Text>(
          path,
          requestSerialize,
          responseDeserialize,
          metadata,
          options,
        )
      : client.makeServerStreamRequest<Text, Text>(
          path,
          requestSerialize,
          responseDeserialize,
          text(''),
          metadata,
          options,
        );
  return readAll(stream).then(({ error }) => error!);
}

const shapes = ['serverStream', 'clientStream', 'bidi'];

describe('a revoked token', () => {
  const setUp = async () => {
    const revocations = new Revocations();
    const handled: string[] = [];
    const started = await start(
      {
        async unary(request) {
          handled.push(request.getValue());
          return request;
        },
        ...endless(() => handled.push('stream')),
      },
      { revocations },
    );
    return { ...started, revocations, handled };
  };

  it('is refused by a call of every shape, before the handler', async () => {
    const { client, revocations, handled } = await setUp();
    const metadata = { ...TOKEN, 'x-plaza-session': `s-1 1 ${Math.ceil(Date.now() / 1_000) + 60}` };
    assert.equal(await unary(client, 'before', { metadata }), 'before');
    revocations.add([GONE]);
    assertRich(await failure(unary(client, 'after', { metadata })), status.UNAUTHENTICATED, 'SESSION_ENDED');
    for (const shape of shapes)
      assertRich(await open(client, shape, inSeconds(60_000)), status.UNAUTHENTICATED, 'SESSION_ENDED');
    assert.deepEqual(handled, ['before']);
  });

  it('leaves others alone: of other users, of later versions, and of nobody', async () => {
    const { client, revocations } = await setUp();
    revocations.add([GONE]);
    const later = { ...TOKEN, 'x-plaza-session': `s-1 2 ${Math.ceil(Date.now() / 1_000) + 60}` };
    for (const metadata of [{ 'x-plaza-subject': 'bob' }, later, {}])
      assert.equal(await unary(client, 'x', { metadata }), 'x');
  });

  for (const shape of shapes)
    it(`ends a ${shape} that is open`, async () => {
      const begun = Promise.withResolvers<void>();
      const revocations = new Revocations();
      const { client } = await start(endless(begun.resolve), { revocations });
      const ended = open(client, shape, inSeconds(60_000));
      await begun.promise;
      revocations.add([{ ...GONE, id: 'bob' }]);
      revocations.add([GONE]);
      assertRich(await ended, status.UNAUTHENTICATED, 'SESSION_ENDED');
    });

  it('is not asked about where a method judges the caller itself', async () => {
    const revocations = new Revocations();
    revocations.add([GONE]);
    const { client } = await start(
      { unary: async (request) => request },
      { revocations, judging: [echoDefinition.unary.path] },
    );
    assert.equal(await unary(client, 'x', { metadata: TOKEN }), 'x');
  });
});

describe('a token that expires', () => {
  for (const shape of shapes) {
    it(`ends a ${shape}, which can be resumed`, async () => {
      const { client } = await start(endless(() => {}));
      assertRich(await open(client, shape, inSeconds(300)), status.UNAVAILABLE, 'TOKEN_EXPIRED');
    });

    it(`begins no ${shape} any more`, async () => {
      const { client } = await start({});
      assertRich(await open(client, shape, inSeconds(-2_000)), status.UNAUTHENTICATED, 'TOKEN_EXPIRED');
    });
  }

  it('does not end a call with one reply', async () => {
    const { client } = await start({ unary: async (request) => request });
    assert.equal(
      await unary(client, 'x', { metadata: { ...TOKEN, 'x-plaza-session': inSeconds(-2_000) } }),
      'x',
    );
  });

  it('is told in the last frame of a stream, with the cursor to go on from', async () => {
    const told: (string | undefined)[] = [];
    class Told implements Frame<string> {
      cursor: string | undefined;
      error: string | undefined;
      setItem() {}
      setHeartbeat() {}
      setEnd() {}
      setCursor(cursor: string) {
        this.cursor = cursor;
      }
      setError(error: { getMessage(): string }) {
        this.error = error.getMessage();
      }
    }
    const { client } = await start({
      async *serverStream(_request, call) {
        async function* items() {
          yield { item: 'one', cursor: 'behind one' };
          await new Promise(() => {});
        }
        for await (const frame of frames(Told as never, call, items())) {
          const { cursor, error } = frame as unknown as Told;
          if (error !== undefined) told.push(cursor, error);
          yield text('');
        }
      },
    });
    assertRich(await open(client, 'serverStream', inSeconds(300)), status.UNAVAILABLE, 'TOKEN_EXPIRED');
    assert.equal(told[0], 'behind one');
    assert.match(told[1]!, /has expired\. Resume it with its last cursor and a new token/);
  });
});
