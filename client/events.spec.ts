import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { type EventsOptions, events, StreamError } from './events.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A server that answers each connection by the next handler, the last one for all that follow. */
async function serve(...handlers: Handler[]) {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handlers[Math.min(requests.length, handlers.length) - 1]!(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => server.closeAllConnections();
  cleanups.push(() => {
    cut();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/things?kind=a`,
    requests,
    cut,
  };
}

const item = (n: number) => `data: ${JSON.stringify({ item: { n }, cursor: `c${n}` })}\n\n`;
const HEARTBEAT = 'data: {"heartbeat":{"time":"2026-01-01T00:00:00Z"},"cursor":"beat"}\n\n';
const END = 'data: {"end":{}}\n\n';
const error = (code: number) => `data: ${JSON.stringify({ error: { code, message: 'over' } })}\n\n`;

/** Answers with these pieces, then ends the body or leaves it open. */
function stream(pieces: string[], then: 'end' | 'hang' = 'end'): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    for (const piece of pieces) response.write(piece);
    if (then === 'end') response.end();
  };
}

function refuse(status: number, body: string, headers: Record<string, string> = {}): Handler {
  return (_request, response) => response.writeHead(status, headers).end(body);
}

async function collect(url: string, options: EventsOptions = {}): Promise<number[]> {
  const seen: number[] = [];
  for await (const { n } of events<{ n: number }>(url, options)) seen.push(n);
  return seen;
}

describe('events', () => {
  it('gives the items, without heartbeats, until the end', async () => {
    const { url, requests } = await serve(stream([HEARTBEAT, item(1), HEARTBEAT, item(2), END]));
    assert.deepEqual(await collect(url, { token: 'secret' }), [1, 2]);
    assert.equal(requests.length, 1);
    assert.equal(requests[0]!.headers.accept, 'text/event-stream');
    assert.equal(requests[0]!.headers.authorization, 'Bearer secret');
    assert.equal(requests[0]!.url, '/v1/things?kind=a');
  });

  for (const [what, first] of [
    ['breaks', stream([item(1), item(2)], 'hang')],
    ['ends without its end', stream([item(1), item(2)])],
    ['breaks within a frame', stream([item(1), item(2), item(3).slice(0, 20)], 'hang')],
    ['ends UNAVAILABLE', stream([item(1), item(2), error(14)])],
    ['reaches its deadline', stream([item(1), item(2), error(4)])],
  ] as const) {
    it(`goes on behind the last cursor when the stream ${what}`, async () => {
      const { url, requests, cut } = await serve(first, stream([item(3), END]));
      let tokens = 0;
      const options: EventsOptions = {
        token: async () => `t${++tokens}`,
        // Not sooner: what a connection has brought but nobody has read goes with it.
        onCursor: (cursor) => what.startsWith('breaks') && cursor === 'c2' && cut(),
      };
      assert.deepEqual(await collect(url, options), [1, 2, 3]);
      assert.deepEqual(
        requests.map((request) => [request.url, request.headers.authorization]),
        [
          ['/v1/things?kind=a', 'Bearer t1'],
          ['/v1/things?kind=a&cursor=c2', 'Bearer t2'],
        ],
      );
    });
  }

  for (const [what, first] of [
    ['within the stream', stream([item(1), error(16)])],
    ['at once', refuse(401, '{"code":16,"message":"ended"}')],
  ] as const) {
    it(`asks for another token when one is refused ${what}, and gives up at the second`, async () => {
      const { url, requests } = await serve(first, stream([item(2), END]));
      const asked: boolean[] = [];
      const token = (refused: boolean) => {
        asked.push(refused);
        return `t${asked.length}`;
      };
      assert.deepEqual(await collect(url, { token }), what === 'at once' ? [2] : [1, 2]);
      assert.deepEqual(asked, [false, true]);
      assert.equal(requests[1]!.headers.authorization, 'Bearer t2');

      const closed = await serve(refuse(401, '{"code":16,"message":"ended"}'));
      await assert.rejects(collect(closed.url, { token }), { code: 16 });
      assert.equal(closed.requests.length, 2);
    });
  }

  it('begins at a given cursor, and takes those of heartbeats', async () => {
    const { url, requests, cut } = await serve(stream([HEARTBEAT], 'hang'), stream([END]));
    assert.deepEqual(await collect(url, { cursor: 'mine', onCursor: cut }), []);
    assert.deepEqual(
      requests.map((request) => new URL(request.url!, url).searchParams.get('cursor')),
      ['mine', 'beat'],
    );
  });

  it('tells a cursor when the loop has dealt with its item', async () => {
    const { url } = await serve(stream([item(1), item(2), END]));
    const told: string[] = [];
    for await (const { n } of events<{ n: number }>(url, { onCursor: (cursor) => told.push(cursor) })) {
      assert.deepEqual(told, n === 1 ? [] : ['c1']);
    }
    assert.deepEqual(told, ['c1', 'c2']);
  });

  it('connects again when there is no answer, or one that may pass', async () => {
    const { url, requests } = await serve(
      (request) => request.socket.destroy(),
      refuse(503, 'no JSON at all'),
      refuse(429, '{"code":8,"message":"slow down"}', { 'retry-after': '1' }),
      stream([item(1), END]),
    );
    const delays: number[] = [];
    const reasons: unknown[] = [];
    const onRetry = (reason: unknown, delayMs: number) => {
      reasons.push(reason);
      delays.push(delayMs);
    };
    assert.deepEqual(await collect(url, { onRetry }), [1]);
    assert.equal(requests.length, 4);
    assert.deepEqual(
      reasons.map((reason) => (reason instanceof StreamError ? reason.httpStatus : 'network')),
      ['network', 503, 429],
    );
    assert.ok(delays[2]! >= 1_000, `${delays}`);
    assert.ok(delays[0]! <= 250 && delays[1]! <= 500, `${delays}`);
  });

  for (const [status, code] of [
    [400, 3],
    [401, 16],
    [403, 7],
    [404, 5],
    [500, 13],
  ] as const) {
    it(`throws what a ${status} says, and does not ask again`, async () => {
      const body = JSON.stringify({ code, message: 'No.', details: [{ reason: 'WHY' }] });
      const { url, requests } = await serve(refuse(status, body));
      await assert.rejects(collect(url), (thrown) => {
        assert.ok(thrown instanceof StreamError);
        assert.deepEqual(
          [thrown.code, thrown.message, thrown.httpStatus, thrown.details],
          [code, 'No.', status, [{ reason: 'WHY' }]],
        );
        return true;
      });
      assert.equal(requests.length, 1);
    });
  }

  it('throws an error frame that is final, and an answer that is no stream', async () => {
    const failing = await serve(stream([item(1), error(13)]));
    await assert.rejects(
      collect(failing.url),
      (thrown) => thrown instanceof StreamError && thrown.code === 13 && thrown.httpStatus === undefined,
    );
    const page = await serve(refuse(200, '<html>', { 'content-type': 'text/html' }));
    await assert.rejects(collect(page.url), (thrown) => thrown instanceof StreamError);
    assert.equal(failing.requests.length + page.requests.length, 2);
  });

  it('takes a silent connection for dead', async () => {
    const { url, requests } = await serve(stream([item(1)], 'hang'), stream([item(2), END]));
    assert.deepEqual(await collect(url, { silenceMs: 1_000 }), [1, 2]);
    assert.equal(requests.length, 2);
  });

  for (const state of ['it waits for an item', 'it waits to connect again'] as const) {
    it(`ends with the signal while ${state}`, async () => {
      const abort = new AbortController();
      const why = new Error('enough');
      const waits = state === 'it waits for an item';
      const { url, requests } = await serve(waits ? stream([item(1)], 'hang') : refuse(503, '{}'));
      const read = collect(url, {
        signal: abort.signal,
        onCursor: () => setTimeout(() => abort.abort(why), 1),
        onRetry: () => setTimeout(() => abort.abort(why), 1),
      });
      await assert.rejects(read, (thrown) => thrown === why);
      if (waits && !requests[0]!.socket.destroyed) await once(requests[0]!.socket, 'close');
    });
  }

  it('closes the connection when the loop is left', async () => {
    const { url, requests } = await serve(stream([item(1)], 'hang'));
    for await (const _ of events(url)) break;
    if (!requests[0]!.socket.destroyed) await once(requests[0]!.socket, 'close');
  });

  it('passes on what the source of tokens throws', async () => {
    const { url, requests } = await serve(stream([END]));
    const token = () => Promise.reject(new Error('signed out'));
    await assert.rejects(collect(url, { token }), /signed out/);
    assert.equal(requests.length, 0);
  });
});
