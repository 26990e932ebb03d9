// Messages that somebody put into the queues of orders: they are asked about, not believed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import catalogPb from '../../gen/plaza/catalog/v1/catalog_pb.js';
import paymentsPb from '../../gen/plaza/payments/v1/payments_pb.js';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { statusOf } from './testing/orders.ts';
import { useShop } from './testing/shop.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

describe('a forged event', () => {
  const shop = useShop();
  const { someone, place, get, becomes, settled } = shop;

  /** As whoever owns the queues; gives the id of the event, once it lies in the dead letters. */
  async function forge(queue: string, event: object): Promise<string> {
    const id = newId();
    const whole = {
      id,
      userId: '',
      requestId: 'forged',
      traceparent: '',
      time: new Date().toISOString(),
      data: {},
      ...event,
    };
    await shop.service().broker.execute({
      name: 'spec-forge',
      text: `insert into pgboss.job (id, name, data, dead_letter)
             values ($1::uuid, $2::text, jsonb_build_object('event', $3::jsonb), $2::text || '.dead')`,
      values: [id, queue, JSON.stringify(whole)],
    });
    await until(async () => (await deadLetters(queue)).includes(id), 15_000);
    await shop.service().broker.execute({ name: 'spec-clear', text: 'delete from pgboss.job' });
    return id;
  }

  async function deadLetters(queue: string): Promise<string[]> {
    const rows = await shop.service().broker.query<{ id: string }>({
      name: 'spec-dead',
      text: `select data->'event'->>'id' as id from pgboss.job where name = $1::text || '.dead'`,
      values: [queue],
    });
    return rows.map(({ id }) => id);
  }

  async function completed() {
    const caller = someone();
    const id = (await place(caller)).getId();
    await becomes(id, caller, 'COMPLETED');
    await settled();
    return { caller, id };
  }

  it('does not cancel: the money of a completed order stays paid and its stock sold', async () => {
    const { caller, id } = await completed();
    await forge('order_queue', { type: 'order.cancelled', resource: `orders/${id}` });
    const world = shop.world();
    assert.equal(statusOf(await get(id, caller)), 'COMPLETED');
    assert.equal(world.payments.get(id)!.getStatus(), Status.CAPTURED);
    assert.equal(world.reservations.get(id)!.getState(), State.COMMITTED);
  });

  for (const status of ['CREATED', 'PROCESSING'])
    it(`does not cancel an order that is ${status}`, async () => {
      const held = Promise.withResolvers<void>();
      const method = status === 'CREATED' ? 'authorize' : 'commitReservation';
      shop.world().hooks.before = (called) => (called === method ? held.promise : undefined);
      const caller = someone();
      const id = (await place(caller)).getId();
      await becomes(id, caller, status);
      await forge('order_queue', { type: 'order.cancelled', resource: `orders/${id}` });
      held.resolve();
      // The job of its own was cleared away with the forged one: what is left of it comes as a repeat.
      assert.notEqual(shop.world().reservations.get(id)!.getState(), State.RELEASED);
      assert.notEqual(shop.world().payments.get(id)?.getStatus(), Status.VOIDED);
    });

  for (const resource of [
    `orders/${newId()}`,
    'orders/1',
    'payments/1',
    'orders/',
    `orders/${newId()}' or 1=1`,
  ])
    for (const type of ['order.created', 'order.cancelled'])
      it(`about ${resource.replace(newId(), 'an order')} that says ${type} makes nothing`, () =>
        forge('order_queue', { type, resource }).then(() => {}));

  const cases: [
    string,
    string,
    object | ((order: { id: string; caller: { subject?: string } }) => object),
  ][] = [
    ['a type that the queue does not take', 'event_queue', { type: 'order.completed', resource: 'orders/1' }],
    ['a type that nobody knows', 'order_queue', { type: 'order', resource: 'orders/1' }],
    ['a time that is none', 'event_queue', { type: 'stock.adjusted', resource: 'products/1', time: 'now' }],
    ['a text without end', 'event_queue', { type: 'stock.adjusted', resource: 'x'.repeat(1_001) }],
    [
      'data without end',
      'event_queue',
      { type: 'stock.adjusted', resource: 'products/1', data: { x: 'x'.repeat(70_000) } },
    ],
    [
      'a product that is somebody’s own',
      'event_queue',
      ({ caller }) => ({ type: 'product.updated', resource: 'products/1', userId: caller.subject }),
    ],
    [
      'a payment for the order of somebody else',
      'event_queue',
      ({ id }) => ({
        type: 'payment.captured',
        resource: 'payments/p',
        userId: newId(),
        data: { id: 'p', orderId: id },
      }),
    ],
    [
      'a payment for an order that there is not',
      'event_queue',
      ({ caller }) => ({
        type: 'payment.refunded',
        resource: 'payments/p',
        userId: caller.subject,
        data: { id: 'p', orderId: newId() },
      }),
    ],
    [
      'another payment than its data',
      'event_queue',
      ({ id, caller }) => ({
        type: 'payment.captured',
        resource: 'payments/q',
        userId: caller.subject,
        data: { id: 'p', orderId: id },
      }),
    ],
  ];
  for (const [name, queue, event] of cases)
    it(`with ${name} is refused, and nobody is told of it`, async () => {
      const order = await completed();
      const id = await forge(queue, typeof event === 'function' ? event(order) : event);
      const { db } = shop.service();
      const logged = await db.query({
        name: 'spec-log',
        text: 'select from order_events where id = $1::uuid',
        values: [id],
      });
      assert.deepEqual(logged, []);
    });
});
