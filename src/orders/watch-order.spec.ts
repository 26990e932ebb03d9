import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import pb from '../../gen/plaza/orders/v1/orders_pb.js';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { type Caller, Orders, refusal, statusOf } from './testing/orders.ts';
import { useShop } from './testing/shop.ts';

describe('WatchOrder', () => {
  const shop = useShop();
  const { someone, staff, place, cancel, becomes } = shop;
  const replica = (n: number) => shop.service().replicas[n % 3]!;
  const sql = (text: string, values: unknown[] = []) =>
    shop.service().db.execute({ name: text.replace(/\W+/g, ' ').slice(0, 60), text, values });

  async function watch(id: string, caller: Caller, cursor = '', n = 2) {
    const states: string[] = [];
    const cursors: string[] = [];
    let ended = false;
    const request = new pb.WatchOrderRequest().setId(id).setCursor(cursor);
    for await (const frame of replica(n).stream(Orders.watchOrder, request, caller)) {
      ended = frame.hasEnd();
      if (!frame.hasItem()) continue;
      states.push(statusOf(frame.getItem()!));
      cursors.push(frame.getCursor()!);
    }
    return { states, cursors, ended };
  }

  /** Stops the saga before this method until it is let go. */
  function hold(method: string) {
    const held = Promise.withResolvers<void>();
    shop.world().hooks.before = (called) => (called === method ? held.promise : undefined);
    return () => held.resolve();
  }

  it('shows each state once, up to the last, on every replica', async () => {
    const caller = someone();
    const letGo = hold('authorize');
    const order = await place(caller);
    const watching = [0, 1, 2].map((n) => watch(order.getId(), n === 1 ? staff() : caller, '', n));
    await until(() => shop.world().calls.get('authorize') !== undefined);
    letGo();
    for (const { states, ended } of await Promise.all(watching)) {
      assert.equal(states.at(-1), 'COMPLETED');
      assert.deepEqual(
        states,
        ['CREATED', 'PROCESSING', 'COMPLETED'].slice(-states.length),
        'none twice, none left out',
      );
      assert.equal(ended, true);
    }
  });

  it('goes on behind a cursor with each state that followed, at once and later', async () => {
    const caller = someone();
    const letGo = hold('commitReservation');
    const order = await place(caller);
    await becomes(order.getId(), caller, 'PROCESSING');
    const request = new pb.WatchOrderRequest().setId(order.getId());
    let first = '';
    for await (const frame of replica(0).stream(Orders.watchOrder, request, caller)) {
      if (frame.hasItem()) first = frame.getCursor()!;
      break;
    }
    await cancel(order.getId(), caller);
    letGo();
    const rest = await watch(order.getId(), caller, first);
    assert.deepEqual(rest.states, ['CANCELLED']);
    assert.equal(rest.ended, true);
    assert.deepEqual(await watch(order.getId(), caller, rest.cursors[0]), {
      states: [],
      cursors: [],
      ended: true,
    });
    assert.deepEqual((await watch(order.getId(), caller)).states, ['CANCELLED'], 'as it is now');
  });

  it('tells all of the state, as it was', async () => {
    const caller = someone();
    const letGo = hold('authorize');
    const order = await place(caller);
    const stream = replica(1).stream(
      Orders.watchOrder,
      new pb.WatchOrderRequest().setId(order.getId()),
      caller,
    );
    const created = (await stream.next()).value!.getItem()!;
    assert.deepEqual(created.toObject(), order.toObject());
    await cancel(order.getId(), caller);
    letGo();
    let cancelled: pb.Order | undefined;
    for await (const frame of stream) cancelled ??= frame.getItem();
    assert.deepEqual(
      cancelled!.toObject(),
      (await shop.get(order.getId(), caller)).toObject(),
      'the state of the event is that of the row',
    );
    assert.equal(cancelled!.getCancelReason(), 'CANCELLED_BY_USER');
  });

  it('shows the order as it is when what was behind the cursor is purged', async () => {
    const caller = someone();
    const letGo = hold('authorize');
    const order = await place(caller);
    const { value } = await replica(0)
      .stream(Orders.watchOrder, new pb.WatchOrderRequest().setId(order.getId()), caller)
      .next();
    letGo();
    await becomes(order.getId(), caller, 'COMPLETED');
    await until(async () => (await watch(order.getId(), caller, value!.getCursor())).states.length === 2);
    await sql(`delete from order_events where resource = $1::text`, [`orders/${order.getId()}`]);
    await sql(`update orders set update_time = update_time - interval '8 days' where id = $1::uuid`, [
      order.getId(),
    ]);
    const { states, ended } = await watch(order.getId(), caller, value!.getCursor());
    assert.deepEqual([states, ended], [['COMPLETED'], true]);
  });

  it('is not there for anybody else, and takes cursors of its own alone', async () => {
    const [caller, other] = [someone(), someone()];
    const [order, another] = [await place(caller), await place(caller)];
    const cursor = (await watch(order.getId(), caller)).cursors[0]!;
    await assert.rejects(watch(order.getId(), other), refusal(status.NOT_FOUND, 'ORDER_NOT_FOUND'));
    await assert.rejects(watch(newId(), caller), refusal(status.NOT_FOUND, 'ORDER_NOT_FOUND'));
    await assert.rejects(watch('x', caller), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['id']));
    for (const [id, who, what] of [
      [another.getId(), caller, cursor],
      [order.getId(), staff(), cursor],
      [order.getId(), caller, `${cursor.slice(0, -2)}xx`],
      [order.getId(), caller, 'AAAA'],
    ] as const) {
      await assert.rejects(
        watch(id, who, what),
        refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['cursor']),
      );
    }
  });
});
