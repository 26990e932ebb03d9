import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import grpcPb from '../../gen/plaza/orders/v1/orders_grpc_pb.js';
import pb from '../../gen/plaza/orders/v1/orders_pb.js';
import type { Event as BrokerEvent } from '../runtime/broker/event.ts';
import { purgeLog } from '../runtime/event-log.ts';
import { newId } from '../runtime/ids.ts';
import { createNotices } from '../runtime/notices.ts';
import { noTelemetry } from '../runtime/telemetry/telemetry.ts';
import { silentLog } from '../runtime/testing/database.ts';
import { mulberry32 } from '../runtime/testing/interleave.ts';
import { until } from '../runtime/testing/until.ts';
import { toTimestamp } from '../runtime/time.ts';
import { createOrderLog, type OrderLog } from './events/order-log.ts';
import { orderFigures } from './figures.ts';
import { type Caller, refusal } from './testing/orders.ts';
import { useShop } from './testing/shop.ts';

const Events = grpcPb.EventsService;

describe('SubscribeToEvents', () => {
  const shop = useShop();
  const { someone, staff, place } = shop;
  const replica = (n: number) => shop.service().replicas[n % 3]!;
  const sql = (text: string, values: unknown[] = []) =>
    shop.service().db.execute({ name: text.replace(/\W+/g, ' ').slice(0, 60), text, values });

  /** A subscription that runs until it is left. */
  function subscribe(
    caller: Caller,
    options: { types?: string[]; since?: Date; cursor?: string; n?: number } = {},
  ) {
    const request = new pb.SubscribeToEventsRequest()
      .setEventTypesList(options.types ?? [])
      .setCursor(options.cursor ?? '');
    if (options.since) request.setSince(toTimestamp(options.since));
    const left = new AbortController();
    const stream = replica(options.n ?? 1).stream(Events.subscribeToEvents, request, caller, left.signal);
    const seen: pb.Event[] = [];
    const cursors: string[] = [];
    const begun = Promise.withResolvers<string>();
    const ended = (async () => {
      for await (const frame of stream) {
        begun.resolve(frame.getCursor()!);
        if (!frame.hasItem()) continue;
        seen.push(frame.getItem()!);
        cursors.push(frame.getCursor()!);
      }
    })();
    ended.catch(begun.reject);
    begun.promise.catch(() => {});
    return {
      seen,
      cursors,
      begun: begun.promise,
      ended,
      types: () => seen.map((event) => event.getType()),
      leave: () => left.abort(),
    };
  }

  /** Another service's events, as the queue delivers them. */
  let log: OrderLog;
  let notices: ReturnType<typeof createNotices>;
  before(() => {
    const { db, around } = shop.service();
    notices = createNotices({
      url: around.databaseUrl,
      channel: 'order_events',
      name: 'spec',
      log: silentLog(),
    });
    log = createOrderLog({ db, notices, figures: orderFigures(noTelemetry), log: silentLog() });
  });
  after(() => notices.close());

  const told = (type: string, resource: string, userId = ''): BrokerEvent => ({
    id: newId(),
    type,
    resource,
    userId,
    requestId: 'r',
    traceparent: '',
    time: new Date().toISOString(),
    data: { sku: 'S-1', stock: '7', tags: ['a', null, true] },
  });

  it("tells a user's own events from all replicas, in the order of each order", async () => {
    const [caller, other] = [someone(), someone()];
    const [mine, theirs] = [subscribe(caller), subscribe(other)];
    await Promise.all([mine.begun, theirs.begun]);
    const orders = await Promise.all([place(caller), place(caller), place(other)]);
    // Theirs too: what came later would be told to those who listen to everything in the next test.
    await until(() => mine.seen.length === 6 && theirs.seen.length === 3);
    for (const order of orders.slice(0, 2)) {
      const events = mine.seen.filter((event) => event.getResource() === `orders/${order.getId()}`);
      assert.deepEqual(
        events.map((event) => event.getType()),
        ['order.created', 'order.processing', 'order.completed'],
      );
      assert.equal(events[2]!.getData()!.toJavaScript().status, 'COMPLETED');
      assert.ok(events.every((event) => event.getUserId() === caller.subject));
    }
    mine.leave();
    theirs.leave();
  });

  it('tells staff everything on every replica, each event once and in one order, and resumes anywhere', async () => {
    const everywhere = [0, 1, 2].map((n) => subscribe(staff(), { n }));
    const begun = await Promise.all(everywhere.map((one) => one.begun));
    const callers = Array.from({ length: 12 }, () => someone());
    await Promise.all([
      ...callers.map((caller) => place(caller)),
      ...Array.from({ length: 10 }, (_, i) => log.append([told('stock.adjusted', `products/${i}`)])),
    ]);
    const total = 12 * 3 + 10;
    await until(() => everywhere.every(({ seen }) => seen.length >= total));
    const ids = everywhere.map(({ seen }) => seen.map((event) => event.getId()));
    assert.equal(new Set(ids[0]).size, total);
    assert.deepEqual(ids[1], ids[0]);
    assert.deepEqual(ids[2], ids[0]);
    const random = mulberry32(1);
    const caller = staff();
    const again = subscribe(caller, { since: new Date(0) });
    await until(() => again.seen.length >= total);
    for (let i = 0; i < 5; i++) {
      const at = Math.floor(random() * again.cursors.length);
      const rest = subscribe(caller, { cursor: again.cursors[at]!, n: i });
      await until(() => rest.seen.length === again.seen.length - at - 1);
      assert.deepEqual(
        rest.seen.map((event) => event.getId()),
        again.seen.slice(at + 1).map((event) => event.getId()),
      );
      rest.leave();
    }
    assert.ok(begun.every((cursor) => cursor !== ''));
    for (const one of [...everywhere, again]) one.leave();
  });

  it('loses nothing that happens before its first event', async () => {
    const caller = someone();
    const first = subscribe(caller);
    const cursor = await first.begun;
    first.leave();
    await place(caller);
    const second = subscribe(caller, { cursor, n: 2 });
    await until(() => second.seen.length === 3);
    second.leave();
  });

  it('keeps to types, and to a time', async () => {
    const caller = staff();
    const streams = {
      stock: subscribe(caller, { types: ['stock.*'] }),
      mixed: subscribe(caller, { types: ['product.created', 'order.*'] }),
      future: subscribe(caller, { since: new Date(Date.now() + 3_600_000) }),
    };
    await Promise.all(Object.values(streams).map((stream) => stream.begun));
    const since = new Date();
    await log.append([
      told('stock.adjusted', 'products/1'),
      told('product.created', 'products/2'),
      told('product.deleted', 'products/2'),
      { ...told('product.updated', 'products/3'), time: new Date(since.getTime() - 60_000).toISOString() },
    ]);
    const late = subscribe(caller, { since, types: ['product.*', 'stock.*'] });
    await until(
      () => late.seen.length >= 3 && streams.stock.seen.length >= 1 && streams.mixed.seen.length >= 1,
    );
    assert.deepEqual(late.types(), ['stock.adjusted', 'product.created', 'product.deleted']);
    assert.deepEqual(streams.stock.types(), ['stock.adjusted']);
    assert.deepEqual(streams.mixed.types(), ['product.created']);
    assert.deepEqual(streams.future.types(), []);
    assert.deepEqual(late.seen[0]!.getData()!.toJavaScript(), {
      sku: 'S-1',
      stock: '7',
      tags: ['a', null, true],
    });
    for (const one of [...Object.values(streams), late]) one.leave();
  });

  it("tells payments to their user, and the catalog's to staff alone", async () => {
    const [caller, other] = [someone(), someone()];
    const paid = async (type: string, payment: string, payer: Caller) => ({
      ...told(type, `payments/${payment}`, payer.subject!),
      data: { id: payment, orderId: (await place(payer)).getId() },
    });
    const payments = [
      await paid('payment.captured', '1', other),
      await paid('payment.refunded', '2', caller),
    ];
    const mine = subscribe(caller);
    await mine.begun;
    await log.append([told('product.updated', 'products/1'), ...payments]);
    // Their own order's last events may come as late as this.
    const others = () => mine.types().filter((type) => !type.startsWith('order.'));
    await until(() => others().length > 0);
    assert.deepEqual(others(), ['payment.refunded']);
    mine.leave();
    for (const types of [['product.created'], ['order.*', 'stock.*']]) {
      await assert.rejects(
        subscribe(caller, { types }).ended,
        refusal(status.PERMISSION_DENIED, 'STAFF_ONLY'),
      );
    }
  });

  it('refuses what it cannot understand, all of it at once', async () => {
    const caller = someone();
    const wrong = ['order', '*', 'order.', 'room.*', 'order.shipped', ''];
    await assert.rejects(
      subscribe(caller, { types: ['order.*', ...wrong] }).ended,
      refusal(
        status.INVALID_ARGUMENT,
        'INVALID_ARGUMENT',
        wrong.map((_, i) => `eventTypes[${i + 1}]`),
      ),
    );
    const many = Array.from({ length: 21 }, () => 'order.created');
    await assert.rejects(
      subscribe(caller, { types: many }).ended,
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['eventTypes']),
    );
    const request = new pb.SubscribeToEventsRequest().setSince(new timestampPb.Timestamp().setSeconds(1e15));
    await assert.rejects(
      replica(0).stream(Events.subscribeToEvents, request, caller).next(),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['since']),
    );
  });

  it('takes cursors of the same caller and types alone, and says when one is too old', async () => {
    const caller = someone();
    const cursor = await subscribe(caller, { types: ['order.*'] }).begun;
    for (const [who, types, what] of [
      [someone(), ['order.*'], cursor],
      [caller, [], cursor],
      [caller, ['order.*', 'payment.*'], cursor],
      [caller, ['order.*'], 'AAAA'],
    ] as const) {
      await assert.rejects(
        subscribe(who, { types: [...types], cursor: what }).ended,
        refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['cursor']),
      );
    }
    await place(caller);
    const more = subscribe(caller, { types: ['order.*', 'order.*'], cursor });
    await until(() => more.seen.length === 3);
    more.leave();
    await log.append([told('stock.adjusted', 'products/9')]);
    await sql(`update order_events set logged_at = now() - interval '8 days'`);
    assert.ok((await purgeLog(shop.service().db, 'order_events', 7)) > 0);
    await assert.rejects(
      subscribe(caller, { types: ['order.*'], cursor }).ended,
      refusal(status.FAILED_PRECONDITION, 'CURSOR_EXPIRED'),
    );
  });
});
