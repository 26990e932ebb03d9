import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pb from '../../gen/plaza/orders/v1/orders_pb.js';
import { newId } from '../runtime/ids.ts';
import { runtimeMetrics } from '../runtime/telemetry/metrics.ts';
import { createTelemetry } from '../runtime/telemetry/telemetry.ts';
import { figureIn, promtoolProblems, samplesOf, undefinedIn } from '../runtime/testing/scrape.ts';
import { until } from '../runtime/testing/until.ts';
import { orderMetrics } from './metrics.ts';
import { Orders, startOrders, statusOf, type TestOrders, toCreate } from './testing/orders.ts';

const definitions = [...Object.values(runtimeMetrics), ...Object.values(orderMetrics)];

describe('the figures of orders', () => {
  const telemetry = createTelemetry();
  let service: TestOrders;
  before(async () => {
    service = await startOrders(1, telemetry);
  });
  after(() => service.close());

  const caller = () => ({ subject: newId() });
  const value = async (name: string, labels = {}) => figureIn(await telemetry.scrape(), name, labels);

  async function place(by = caller(), requestId = newId(), stock = 5) {
    const [replica] = service.replicas;
    const request = toCreate([[service.world.addProduct(stock), 2]], { requestId });
    const bytes = await replica!.callRaw(Orders.createOrder, request, by);
    return { order: pb.Order.deserializeBinary(bytes), request, by };
  }
  const becomes = (id: string, by: { subject: string }, status: string) =>
    until(async () => {
      const request = new pb.GetOrderRequest().setId(id);
      return statusOf(await service.replicas[0]!.call(Orders.getOrder, request, by)) === status;
    });

  it('an order that is completed counts once, whatever is repeated', async () => {
    const { order, request, by } = await place();
    await service.replicas[0]!.callRaw(Orders.createOrder, request, by);
    await becomes(order.getId(), by, 'COMPLETED');
    await until(() => service.quiet(), 15_000);
    for (const status of ['CREATED', 'PROCESSING', 'COMPLETED'])
      assert.equal(await value('plaza_orders_total', { status }), 1, status);
    assert.equal(await value('plaza_orders_total', { status: 'CANCELLED' }), 0);
    for (const step of ['authorize', 'capture', 'commit'])
      assert.equal(await value('plaza_saga_steps_total', { step, result: 'done' }), 1, step);
    assert.equal(await value('plaza_order_completion_seconds_count', { status: 'COMPLETED' }), 1);
    assert.equal(await value('queue_messages_consumed_total', { queue: 'order_queue', result: 'done' }), 1);
    assert.ok((await value('outbox_messages_published_total')) >= 1);
  });

  it('a cancel counts once, and steps that come again are told from those that are done', async () => {
    let failures = 2;
    service.world.hooks.before = (method) => {
      if (/authorize/i.test(method) && failures-- > 0) throw new Error('played');
    };
    const { order, by } = await place();
    await becomes(order.getId(), by, 'COMPLETED');
    service.world.hooks.before = undefined;
    assert.equal(await value('plaza_saga_steps_total', { step: 'authorize', result: 'again' }), 2);
    await until(async () => (await value('queue_messages_consumed_total', { result: 'again' })) === 2);
    assert.ok((await value('queue_messages_redelivered_total', { queue: 'order_queue' })) >= 2);

    service.world.hooks.before = (method) => {
      if (/authorize/i.test(method)) throw new Error('played');
    };
    const second = await place();
    const request = new pb.CancelOrderRequest().setId(second.order.getId());
    for (const _ of [1, 2]) await service.replicas[0]!.callRaw(Orders.cancelOrder, request, second.by);
    service.world.hooks.before = undefined;
    assert.equal(await value('plaza_orders_total', { status: 'CANCELLED' }), 1);
    assert.equal(await value('plaza_order_completion_seconds_count', { status: 'CANCELLED' }), 1);
  });

  it('a product that is out of stock counts', async () => {
    await assert.rejects(place(caller(), newId(), 1));
    assert.equal(await value('plaza_stock_outs_total'), 1);
  });

  it('tells of the database, and names tables that there are', async () => {
    await until(async () => (await value('database_up')) === 1);
    const text = await telemetry.scrape();
    assert.ok(figureIn(text, 'database_queries_total', { operation: 'insert', table: 'order_intents' }) > 0);
    assert.equal(
      figureIn(text, 'database_queries_total'),
      figureIn(text, 'database_query_duration_seconds_count'),
    );
    assert.equal(figureIn(text, 'database_connections_max'), 10);
    assert.ok(figureIn(text, 'database_connections') > 0);
    const rows = await service.db.query<{ name: string }>({
      name: 'spec-tables',
      text: `select relname::text as name from pg_class where relkind in ('r', 'v', 'p')`,
    });
    const tables = new Set(['', ...rows.map(({ name }) => name)]);
    const strange = samplesOf(text)
      .map(({ labels }) => labels.table)
      .filter((table) => table !== undefined && !tables.has(table));
    assert.deepEqual([...new Set(strange)], []);
  });

  it('tells of the outbox, the queues and the broker', async () => {
    await until(async () => (await value('broker_up')) === 1, 15_000);
    const names = new Set(samplesOf(await telemetry.scrape()).map(({ name }) => name));
    for (const name of ['outbox_messages', 'outbox_oldest_message_age_seconds'])
      assert.ok(names.has(name), name);
    await until(async () => {
      const found = samplesOf(await telemetry.scrape()).filter(({ name }) => name === 'queue_dead_letters');
      return found.length === 2;
    }, 15_000);
  });

  it('no label grows: what is shown after all this is in the definitions', async (t) => {
    await Promise.all(Array.from({ length: 20 }, () => place()));
    const text = await telemetry.scrape();
    assert.deepEqual(undefinedIn(text, definitions), []);
    assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-/, 'an id');
    await Promise.all(Array.from({ length: 20 }, () => place()));
    const more = seriesOf(await telemetry.scrape()).difference(seriesOf(text));
    assert.ok(more.size < 20, `20 more orders made these time series: ${[...more].join('; ')}`);
    const problems = promtoolProblems(text);
    if (problems === undefined) t.diagnostic('promtool is not installed: apt-get install prometheus');
    else assert.equal(problems, '');
  });
});

/** What Prometheus keeps apart, a histogram as one. */
function seriesOf(text: string): Set<string> {
  return new Set(
    samplesOf(text)
      .filter(({ name }) => !/^nodejs_|_(sum|count)$/.test(name))
      .map(({ name, labels: { le: _, ...labels } }) => `${name} ${JSON.stringify(labels)}`),
  );
}
