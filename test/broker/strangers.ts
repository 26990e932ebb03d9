// Who may tell what: a service with rights of its own, and one that was taken over and tries to tell what is not its to tell.
import assert from 'node:assert/strict';
import { newEvent } from '../../src/runtime/broker/event.ts';
import { RefusedEvent } from '../../src/runtime/broker/refused.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { until } from '../../src/runtime/testing/until.ts';
import { type Promises, type Stand, upTo } from './stand.ts';

const call = testCall();

/** Orders takes its own events and those of the catalog; ops has a queue of its own. */
async function openShop({ queue, lab }: Stand) {
  const [orders, others, audit] = ['orders', 'others', 'audit'].map((name) => `${queue}_${name}`);
  const topology = { [orders!]: ['order.*'], [others!]: ['product.*'], [audit!]: ['audit.recorded'] };
  const access = {
    orders: { publishes: ['order.*', 'audit.recorded'], consumes: [orders!, others!] },
    catalog: { publishes: ['product.*', 'audit.recorded'], consumes: [] },
    ops: { publishes: [], consumes: [audit!] },
  };
  const urlOf = await lab.users(topology, access);
  const as = (service: string) => ({ url: urlOf(service), topology, access });
  return { orders: orders!, others: others!, audit: audit!, urlOf, as };
}

const event = (type: string) => newEvent(call, { type, resource: 'orders/1', data: {} });

export function strangers(promise: Promises): void {
  promise(
    'a service tells of what the graph says, under its own name and the time of the broker, and of nothing else',
    async (stand) => {
      const { audit, others, as } = await openShop(stand);
      const [catalog, ops, orders] = ['catalog', 'ops', 'orders'].map((name) => stand.connect(as(name)));
      const lie = { publisher: 'orders', publishTime: '2020-01-01T00:00:00.000Z' };
      await stand.publish(catalog!, [{ ...event('audit.recorded'), ...lie }]);
      const got = Promise.withResolvers<{
        publisher?: string | undefined;
        publishTime?: string | undefined;
      }>();
      ops!.consume(audit, { handler: async (one) => got.resolve(one), concurrency: 1 });
      const { publisher, publishTime } = await got.promise;
      assert.equal(publisher, 'catalog');
      // Only a RabbitMQ that is told to, writes it: 3.12 and newer.
      if (publishTime !== undefined) assert.ok(Math.abs(Date.parse(publishTime) - Date.now()) < 60_000);
      for (const type of ['order.cancelled', 'productX.created', 'product'])
        await assert.rejects(catalog!.publish([event(type), event('order.created')]), type);
      await assert.rejects(ops!.publish([event('audit.recorded')]));
      await stand.publish(catalog!, [event('product.created')]);
      assert.equal(await orders!.depth(others), 1);
    },
  );

  promise('nobody gets anything into the queue of another one, or out of it', async (stand) => {
    const { audit, orders, others, urlOf, as } = await openShop(stand);
    const publisher = stand.connect(as('orders'));
    await stand.publish(publisher, [event('order.created'), event('audit.recorded')]);
    const text = JSON.stringify(event('order.cancelled'));
    for (const queue of [orders, `${orders}.dead`, others])
      for (const service of ['catalog', 'ops']) {
        assert.deepEqual(await stand.lab.smuggle(urlOf(service), queue, text), [], `${service} to ${queue}`);
        assert.deepEqual(await stand.lab.pry(urlOf(service), queue), [], `${service} at ${queue}`);
      }
    assert.deepEqual(await stand.lab.pry(urlOf('orders'), audit), []);
    assert.deepEqual(await Promise.all([orders, others].map(publisher.depth)), [1, 0]);
  });

  promise(
    'what is tried again, given up and brought back stays the event of whoever told it',
    async (stand) => {
      const { others, as } = await openShop(stand);
      const [catalog, orders] = ['catalog', 'orders'].map((name) => stand.connect(as(name)));
      const seen: (string | undefined)[] = [];
      orders!.consume(others, {
        async handler({ publisher }) {
          seen.push(publisher);
          if (seen.length < 8) throw new Error('poison, for a while');
        },
        concurrency: 1,
      });
      await stand.publish(catalog!, [event('product.created')]);
      await until(async () => (await orders!.depth(`${others}.dead`)) === 1, 20_000);
      assert.equal(await orders!.replay(others), 1);
      await until(() => seen.length === 8, 20_000);
      assert.deepEqual(
        seen,
        upTo(8).map(() => 'catalog'),
      );
    },
  );

  promise('what a handler refuses lies in the dead letters at once', async (stand) => {
    const { orders, as } = await openShop(stand);
    const broker = stand.connect(as('orders'));
    let tries = 0;
    broker.consume(orders, {
      async handler() {
        tries += 1;
        throw new RefusedEvent('a spec has it so');
      },
      concurrency: 1,
    });
    await stand.publish(broker, [event('order.cancelled')]);
    await until(async () => (await broker.depth(`${orders}.dead`)) === 1, 20_000);
    assert.equal(tries, 1);
  });
}
