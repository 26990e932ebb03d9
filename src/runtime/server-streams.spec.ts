import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import type { PlazaError } from './errors.ts';
import { failedPrecondition } from './errors.ts';
import { echoDefinition, type Text, text } from './testing/echo.ts';
import { assertRich, failure, openServerStream, readAll, start, unary } from './testing/echo-server.ts';
import { until } from './testing/until.ts';

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

  it('fail with their status while the handler waits for a request', async () => {
    const { client } = await start({
      async *bidi(requests) {
        const reading = requests[Symbol.asyncIterator]();
        await reading.next();
        reading.next().catch(() => {});
        yield text('one');
        await new Promise(setImmediate);
        throw failedPrecondition('NOT_NOW', 'Not now.');
      },
    });
    const { path, requestSerialize, responseDeserialize } = echoDefinition.bidi;
    const stream = client.makeBidiStreamRequest<Text, Text>(path, requestSerialize, responseDeserialize);
    stream.write(text('a'));
    const { items, error } = await readAll(stream);
    assert.deepEqual(items, ['one']);
    assert.equal(error?.code, status.FAILED_PRECONDITION);
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

describe('a client that does not read', () => {
  const large = text('x'.repeat(100_000));

  it('is ended UNAVAILABLE, with what the handler makes of it, and holds no more than a few messages', async () => {
    let made = 0;
    const thrown = Promise.withResolvers<PlazaError>();
    const { client, lines } = await start(
      {
        async *serverStream() {
          try {
            for (; made < 10_000; made++) yield large;
          } catch (error) {
            thrown.resolve(error as PlazaError);
            yield text('the last');
            throw error;
          }
        },
      },
      { slowReaderMs: 50 },
    );
    const stream = openServerStream(client);
    await new Promise((resolve) => stream.once('readable', resolve));
    assert.equal((await thrown.promise).reason, 'SLOW_READER');
    assert.ok(made < 100, `${made} of 10000 were made`);
    const { items, error } = await readAll(stream);
    assert.equal(items.at(-1), 'the last');
    assertRich(error!, status.UNAVAILABLE, 'SLOW_READER');
    assert.deepEqual(
      lines.map((line) => [line.code, line.reason]),
      [['UNAVAILABLE', 'SLOW_READER']],
    );
  });

  it('is left alone when it reads slowly', async () => {
    const { client } = await start(
      {
        async *serverStream() {
          for (let n = 0; n < 60; n++) yield large;
        },
      },
      { slowReaderMs: 100 },
    );
    const stream = openServerStream(client);
    let taken = 0;
    for await (const _ of stream) {
      taken++;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal(taken, 60);
  });

  it('does not hold up the end of the service', async () => {
    const { server, client } = await start({
      async *serverStream() {
        for (;;) yield large;
      },
    });
    const stream = openServerStream(client);
    stream.on('error', () => {});
    await new Promise((resolve) => stream.once('readable', resolve));
    const began = performance.now();
    await server.stop(300);
    assert.ok(performance.now() - began < 10_000);
  });
});

describe('stopping', () => {
  it('lets a stream that listens for it end by itself', async () => {
    const { server, client } = await start({
      async *serverStream(_request, call) {
        yield text('one');
        await new Promise((resolve) => call.closing!.addEventListener('abort', resolve));
        yield text('bye');
        throw call.closing!.reason;
      },
    });
    const stream = openServerStream(client);
    await new Promise((resolve) => stream.once('readable', resolve));
    const stopped = server.stop(5_000);
    const { items, error } = await readAll(stream);
    assert.deepEqual(items, ['one', 'bye']);
    assertRich(error!, status.UNAVAILABLE, 'STREAM_ENDED');
    await stopped;
  });

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
