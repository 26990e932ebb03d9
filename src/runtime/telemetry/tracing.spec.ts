import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { newEvent } from '../broker/event.ts';
import { failedPrecondition, PlazaError } from '../errors.ts';
import { createPeers } from '../peers.ts';
import { every } from '../periodic.ts';
import { type Collector, recordTo, startCollector } from '../testing/collector.ts';
import { silentLog } from '../testing/database.ts';
import { echoDefinition, text } from '../testing/echo.ts';
import { failure, type Handlers, start, unary } from '../testing/echo-server.ts';
import { until } from '../testing/until.ts';
import { tag } from './active.ts';
import { inJobSpan } from './job-spans.ts';
import { inProcessSpan, inPublishSpans } from './message-spans.ts';
import { spansDropped } from './span-queue.ts';
import { inSqlSpan } from './sql-spans.ts';
import type { Tracing } from './tracing.ts';

const TRACE = 'a'.repeat(32);
const PARENT = 'b'.repeat(16);
const SERVER = 'plaza.test.v1.Echo/Unary';
const sampled = { traceparent: `00-${TRACE}-${PARENT}-01`, 'x-request-id': 'r-1' };
const unsampled = { traceparent: `00-${TRACE}-${PARENT}-00`, 'x-request-id': 'r-1' };

let collector: Collector;
let tracing: Tracing;
before(async () => {
  collector = await startCollector();
  tracing = await recordTo(collector, {
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=k',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  });
});
after(async () => {
  await tracing.stop();
  collector.stop();
});
beforeEach(() => {
  collector.spans.length = 0;
});

/** Asks an echo server whose handler is given. */
async function ask(handler: Handlers['unary'], metadata: Record<string, string>, value = 'hello') {
  const { client } = await start({ unary: handler });
  return unary(client, value, { metadata });
}

const row = { rowCount: 1, command: 'INSERT' };

describe('spans of calls', () => {
  it('say what was served, for whom, and what it came to', async () => {
    await ask(async (request) => {
      tag({ 'plaza.order.id': 'o-1' });
      return request;
    }, sampled);
    const span = await collector.find(SERVER);
    assert.deepEqual([span.traceId, span.parentSpanId, span.kind], [TRACE, PARENT, 2]);
    assert.deepEqual(span.attributes, {
      'rpc.system': 'grpc',
      'rpc.service': 'plaza.test.v1.Echo',
      'rpc.method': 'Unary',
      'rpc.grpc.status_code': 0,
      'request.id': 'r-1',
      'plaza.order.id': 'o-1',
    });
    assert.equal(span.resource['service.name'], 'test');
    assert.equal(span.resource['service.instance.id'], 'test-1');
    assert.equal(span.resource['deployment.environment.name'], 'test');
    assert.equal(collector.headers['api-key'], 'k');
  });

  it('are those of the log line', async () => {
    const { client, lines } = await start({ unary: async (request) => request });
    await unary(client, 'hello', { metadata: sampled });
    const span = await collector.find(SERVER);
    assert.deepEqual([lines[0]?.trace_id, lines[0]?.span_id], [TRACE, span.spanId]);
  });

  it('lie below each other over services, with statements and baggage', async () => {
    let seen: string | undefined;
    const far = await start({
      unary: async (request, call) => {
        seen = call.trace.baggage;
        await inSqlSpan('insert into notes (text) values ($1)', async () => row);
        return request;
      },
    });
    const peers = createPeers(far.address);
    try {
      const echo = peers.connect('far', echoDefinition);
      await ask((_request, call) => echo.unary(text('x'), call), { ...sampled, baggage: 'shop=7' });
    } finally {
      peers.close();
    }
    await until(() => collector.spans.length === 4);
    const [near] = collector.spans.filter(({ parentSpanId }) => parentSpanId === PARENT);
    const client = collector.spans.find(
      ({ kind, parentSpanId }) => kind === 3 && parentSpanId === near?.spanId,
    );
    const served = collector.spans.find(({ parentSpanId }) => parentSpanId === client?.spanId);
    const sql = collector.spans.find(({ parentSpanId }) => parentSpanId === served?.spanId);
    assert.equal(client?.attributes['server.address'], 'far');
    assert.deepEqual(sql?.attributes, {
      'db.system.name': 'postgresql',
      'db.operation.name': 'insert',
      'db.collection.name': 'notes',
      'db.query.summary': 'insert notes',
    });
    assert.equal(seen, 'shop=7');
  });

  it('are errors only where the server failed', async () => {
    await failure(
      ask(async () => {
        throw failedPrecondition('OUT_OF_STOCK', 'none');
      }, sampled),
    );
    const refused = await collector.find(SERVER);
    assert.deepEqual([refused.failed, refused.attributes['rpc.grpc.status_code']], [false, 9]);
    collector.spans.length = 0;
    await failure(
      ask(async () => {
        throw new Error('secret of a client');
      }, sampled),
    );
    const failed = await collector.find(SERVER);
    assert.deepEqual([failed.failed, failed.attributes['error.type']], [true, 'INTERNAL']);
  });

  it('are none for what is not sampled, but for what failed or was slow', async () => {
    await ask(async (request) => {
      await inSqlSpan('select 1 from notes', async () => row);
      return request;
    }, unsampled);
    await ask(async (request) => request, {}); // without a trace
    await failure(
      ask(async () => {
        throw new PlazaError(status.NOT_FOUND, 'NOTE_NOT_FOUND', 'no');
      }, unsampled),
    );
    await failure(
      ask(async () => {
        throw new Error('x');
      }, unsampled),
    );
    await until(() => collector.spans.length > 0);
    await ask(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 1_010));
      return request;
    }, unsampled);
    await until(() => collector.spans.length > 1);
    const kept = collector.spans.map(({ attributes, tookMs }) => [attributes['plaza.kept'], tookMs > 1_000]);
    assert.deepEqual(kept, [
      ['error', false],
      ['slow', true],
    ]);
  });

  it('of failures that are kept alone are few', async () => {
    const { client } = await start({ unary: () => Promise.reject(new Error('x')) });
    const asked = Array.from({ length: 100 }, () => failure(unary(client, '', { metadata: unsampled })));
    await Promise.all(asked);
    await telemetryIsSent();
    assert.ok(collector.spans.length >= 1 && collector.spans.length <= 60, `${collector.spans.length} spans`);
  });
});

/** What was recorded up to now is sent when a later span is. */
async function telemetryIsSent() {
  await inJobSpan('marker', async () => {
    await inSqlSpan('insert into marks values (1)', async () => row);
  });
  await collector.find('job marker');
}

describe('spans of events', () => {
  it('join the call, the publishing and the processing', async () => {
    await ask(async (request, call) => {
      const event = newEvent(call, { type: 'note.made', resource: 'notes/1', data: {} });
      await inPublishSpans('pg-boss', [event], async () => {});
      await inProcessSpan('pg-boss', 'note_queue', [event], async () => {
        await inSqlSpan('delete from notes', async () => ({ rowCount: 1, command: 'DELETE' }));
      });
      return request;
    }, sampled);
    const create = await collector.find('create note.made');
    const publish = await collector.find('publish note.made');
    const process = await collector.find('process note_queue');
    const sql = await collector.find('delete notes');
    assert.equal(create.parentSpanId, (await collector.find(SERVER)).spanId);
    assert.deepEqual([publish.parentSpanId, process.parentSpanId], [create.spanId, create.spanId]);
    assert.deepEqual(process.links, [{ traceId: TRACE, spanId: create.spanId }]);
    assert.equal(sql.parentSpanId, process.spanId);
    assert.deepEqual([create.kind, publish.kind, process.kind], [4, 3, 5]);
    assert.equal(process.attributes['messaging.system'], 'pg-boss');
  });

  it('of a batch are one with links to all that are traced', async () => {
    const call = (flag: string) => `00-${TRACE}-${PARENT}-${flag}`;
    const event = { id: '1', type: 'note.made', requestId: 'r' };
    const events = ['01', '00', '01'].map((flag) => ({ ...event, traceparent: call(flag) }));
    await inProcessSpan('rabbitmq', 'note_queue', events, async () => {});
    const span = await collector.find('process note_queue');
    assert.equal(span.parentSpanId, '');
    assert.deepEqual(span.links, Array(2).fill({ traceId: TRACE, spanId: PARENT }));
  });
});

describe('spans of jobs', () => {
  it('are kept when the job did something or failed', async () => {
    const select = () => inSqlSpan('select 1', async () => ({ rowCount: 0, command: 'SELECT' }));
    for (const [name, job] of [
      ['idle', select],
      ['busy', () => inSqlSpan('delete from notes', async () => ({ rowCount: 2, command: 'DELETE' }))],
      ['broken', () => Promise.reject(new Error('x'))],
    ] as const)
      await every(60_000, name, silentLog(), job).stop();
    await collector.find('job broken');
    assert.deepEqual(
      collector.spans.map(({ name, failed }) => [name, failed]),
      [
        ['job busy', false],
        ['job broken', true],
      ],
    );
  });
});

describe('a collector that is away or slow', () => {
  for (const behaviour of ['refuses', 'is full', 'hangs'] as const) {
    it(`costs nothing but spans: it ${behaviour}`, async () => {
      collector.behaviour = behaviour;
      const before = spansDropped();
      const { client } = await start({ unary: async (request) => request });
      for (let n = 0; n < 30; n++)
        await Promise.all(Array.from({ length: 100 }, () => unary(client, 'x', { metadata: sampled })));
      assert.ok(spansDropped() - before > 0, 'what has no room is counted');
      collector.behaviour = 'takes';
      // The batch that hangs ends with its deadline.
      await until(async () => {
        await unary(client, 'x', { metadata: sampled });
        return collector.spans.length > 0;
      });
    });
  }
});

describe('secrets', () => {
  it('are in no span', async () => {
    const secret = 'hunter2-secret';
    const email = 'ann@example.com';
    collector.raw = '';
    await failure(
      ask(
        async () => {
          await inSqlSpan(`select id from users where email = '${email}' and note = $1`, async () => {
            throw Object.assign(new Error(`value ${secret}`), { code: '23505', detail: secret });
          });
          return text('');
        },
        { ...sampled, authorization: `Bearer ${secret}`, 'x-plaza-subject': email, cookie: secret },
        secret,
      ),
    );
    await collector.find('select users');
    await collector.find(SERVER);
    assert.doesNotMatch(collector.raw, /hunter2|ann@|Bearer/);
  });
});
