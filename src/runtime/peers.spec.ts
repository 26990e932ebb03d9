import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  createServer as createHttp2Server,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import { aborted, failedPrecondition, PlazaError } from './errors.ts';
import { createPeers, isPeerError, type Peer, PeerError, type Peers } from './peers.ts';
import { createServer, implement, type Server } from './server.ts';
import { testCall } from './testing/call.ts';
import { silentLog } from './testing/database.ts';
import { echoDefinition, text } from './testing/echo.ts';
import { until } from './testing/until.ts';

let server: Server;
let address: string;
let peers: Peers;
let echo: Peer<typeof echoDefinition>;
let seen: Call;
let calls = 0;
let returned = false;

before(async () => {
  server = createServer({
    log: silentLog(),
    services: [
      implement(echoDefinition, {
        async unary(request, call) {
          seen = call;
          calls++;
          switch (request.getValue()) {
            case 'hang':
              return new Promise(() => {});
            case 'race':
              throw aborted('RACE', 'lost');
            case 'stock':
              throw failedPrecondition('OUT_OF_STOCK', 'none left', { sku: 'S1' });
            default:
              return request;
          }
        },
        async *serverStream(request, call) {
          seen = call;
          try {
            yield text('one');
            if (request.getValue() === 'fail') throw aborted('RACE', 'lost');
            if (request.getValue() === 'hang') await new Promise(() => {});
            for (;;) yield text('more');
          } finally {
            returned = true;
          }
        },
        clientStream: () => assert.fail(),
        bidi: () => assert.fail(),
      }),
    ],
  });
  address = await server.listen('127.0.0.1:0');
  peers = createPeers(address);
  echo = peers.connect('echo', echoDefinition);
});
after(async () => {
  peers.close();
  await server.stop(0);
});

describe('a peer', () => {
  it('is given token, request id and trace of the call, and the sooner deadline', async () => {
    const call = testCall({ requestId: 'r-1', token: 'abc', deadlineMs: 5_000 });
    assert.equal((await echo.unary(text('hi'), call)).getValue(), 'hi');
    assert.deepEqual([seen.requestId, seen.token, seen.trace.traceId], ['r-1', 'abc', call.trace.traceId]);
    assert.ok(Math.abs(seen.deadline.getTime() - call.deadline.getTime()) < 2_000);
    await echo.unary(text('hi'), call, { deadlineMs: 1_000 });
    assert.ok(seen.deadline.getTime() < Date.now() + 1_100);
    await echo.unary(text('hi'), call, { deadlineMs: 60_000 });
    assert.ok(seen.deadline.getTime() < Date.now() + 5_100);
  });

  it('sends no token where the call has none', async () => {
    await echo.unary(text('hi'), testCall());
    assert.equal(seen.token, undefined);
  });

  it('fails with code, reason and metadata, and is not asked again', async () => {
    calls = 0;
    await assert.rejects(echo.unary(text('stock'), testCall()), (error) => {
      assert.ok(isPeerError(error, status.FAILED_PRECONDITION, 'OUT_OF_STOCK'));
      assert.equal(error.metadata.sku, 'S1');
      const others: unknown = error;
      assert.ok(!isPeerError(others, status.FAILED_PRECONDITION, 'OTHER'));
      assert.ok(!isPeerError(others, status.ABORTED));
      assert.equal(PlazaError.from(error).code, status.INTERNAL);
      return true;
    });
    assert.equal(calls, 1);
  });

  it('that is not there is UNAVAILABLE to our own caller too', async () => {
    const none = createPeers('127.0.0.1:1');
    await assert.rejects(none.connect('echo', echoDefinition).unary(text(''), testCall()), (error) => {
      assert.ok(error instanceof PeerError);
      assert.equal(PlazaError.from(error).code, status.UNAVAILABLE);
      assert.doesNotMatch(PlazaError.from(error).message, /127\.0\.0\.1/);
      return true;
    });
    none.close();
  });

  it('is called by a socket by its name, also when the sidecar was killed and is there again', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'sidecar');
    const bySocket = createPeers(`unix:${path}`);
    t.after(() => bySocket.close());
    const peer = bySocket.connect('catalog', echoDefinition);
    const names = new Set<string | undefined>();
    for (const _ of ['at first', 'again']) {
      // As Envoy does: a killed one leaves its socket.
      rmSync(path, { force: true });
      const sessions = new Set<ServerHttp2Session>();
      const sidecar = createHttp2Server()
        .on('session', (session) => sessions.add(session))
        .on('stream', (stream: ServerHttp2Stream, headers) => {
          names.add(headers[':authority']);
          stream.respond(
            { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '5' },
            { endStream: true },
          );
        });
      await once(sidecar.listen(path), 'listening');
      await until(() =>
        peer.unary(text(''), testCall()).then(
          () => false,
          (error) => isPeerError(error, status.NOT_FOUND),
        ),
      );
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => sidecar.close(resolve));
    }
    assert.deepEqual([...names], ['catalog']);
  });

  for (const name of ['http_proxy', 'https_proxy', 'grpc_proxy']) {
    it(`is reached by way of the sidecar alone, whatever ${name} says`, async () => {
      const before = process.env[name];
      process.env[name] = 'http://127.0.0.1:1';
      const direct = createPeers(address);
      try {
        const reply = await direct.connect('echo', echoDefinition).unary(text('hi'), testCall());
        assert.equal(reply.getValue(), 'hi');
      } finally {
        direct.close();
        if (before === undefined) delete process.env[name];
        else process.env[name] = before;
      }
    });
  }

  it('that is too slow for its own deadline is DEADLINE_EXCEEDED', async () => {
    await assert.rejects(echo.unary(text('hang'), testCall(), { deadlineMs: 50 }), (error) =>
      isPeerError(error, status.DEADLINE_EXCEEDED),
    );
  });

  it('is cancelled when the caller is gone', async () => {
    const gone = new AbortController();
    const before = calls;
    const asked = echo.unary(text('hang'), testCall({ signal: gone.signal }));
    await until(() => calls === before + 1);
    gone.abort(new PlazaError(status.CANCELLED, 'CANCELLED', 'gone'));
    await assert.rejects(asked, { reason: 'CANCELLED' });
    await until(() => seen.signal.aborted);
  });

  it('is not asked at all when the caller is gone already', async () => {
    const before = calls;
    const signal = AbortSignal.abort(new PlazaError(status.CANCELLED, 'CANCELLED', 'gone'));
    await assert.rejects(echo.unary(text('hi'), testCall({ signal })), { reason: 'CANCELLED' });
    assert.equal(calls, before);
  });

  it('streams, and is cancelled when the reader stops', async () => {
    returned = false;
    for await (const item of echo.serverStream(text(''), testCall())) {
      if (item.getValue() === 'more') break;
    }
    await until(() => returned);
  });

  it('that fails within a stream throws there', async () => {
    const items: string[] = [];
    await assert.rejects(
      async () => {
        for await (const item of echo.serverStream(text('fail'), testCall())) items.push(item.getValue());
      },
      (error) => isPeerError(error, status.ABORTED, 'RACE'),
    );
    assert.deepEqual(items, ['one']);
  });

  it('that streams is cancelled when the caller is gone', async () => {
    const gone = new AbortController();
    const reading = (async () => {
      for await (const _ of echo.serverStream(text('hang'), testCall({ signal: gone.signal }))) {
        gone.abort(new PlazaError(status.CANCELLED, 'CANCELLED', 'gone'));
      }
    })();
    await assert.rejects(reading, { reason: 'CANCELLED' });
    await until(() => seen.signal.aborted);
  });
});
