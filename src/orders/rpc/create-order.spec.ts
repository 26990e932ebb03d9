import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import catalogPb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import paymentsPb from '../../../gen/plaza/payments/v1/payments_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { type Caller, Orders, refusal, statusOf, type toCreate } from '../testing/orders.ts';
import { failure, money } from '../testing/peers.ts';
import { useShop } from '../testing/shop.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

describe('CreateOrder', () => {
  const shop = useShop();
  const { someone, create, place, get, becomes, settled } = shop;
  const intents = async (caller: Caller) =>
    (
      await shop.service().db.query({
        name: 'spec-intents',
        text: 'select order_id from order_intents where caller = $1::text',
        values: [caller.subject],
      })
    ).length;

  it('prices by the catalog, sums up, and ends COMPLETED: paid and sold', async () => {
    const world = shop.world();
    const lamp = world.addProduct(10, money('EUR', 19, 990_000_000), 'Lamp');
    const book = world.addProduct(10, money('EUR', 0, 10_000_000), 'Book');
    const caller = someone();
    const order = pb.Order.deserializeBinary(
      await create(
        [
          [lamp, 3],
          [book, 7],
        ],
        caller,
      ),
    );
    assert.equal(order.getUserId(), caller.subject);
    assert.equal(statusOf(order), 'CREATED');
    assert.deepEqual(
      order
        .getItemsList()
        .map((item) => [item.getName(), item.getQuantity(), item.getLineTotal()!.toObject()]),
      [
        ['Lamp', 3, { currencyCode: 'EUR', units: 59, nanos: 970_000_000 }],
        ['Book', 7, { currencyCode: 'EUR', units: 0, nanos: 70_000_000 }],
      ],
    );
    assert.deepEqual(order.getTotal()!.toObject(), { currencyCode: 'EUR', units: 60, nanos: 40_000_000 });
    await becomes(order.getId(), caller, 'COMPLETED');
    assert.equal(world.payments.get(order.getId())!.getStatus(), Status.CAPTURED);
    assert.equal(world.payments.get(order.getId())!.getAmount()!.getUnits(), 60);
    assert.equal(world.reservations.get(order.getId())!.getState(), State.COMMITTED);
    assert.equal(world.available(lamp), 7);
  });

  it('ends CANCELLED when the provider declines, and gives the stock back', async () => {
    const caller = someone();
    const order = await place(caller, { method: 'sandbox-decline' });
    await becomes(order.getId(), caller, 'CANCELLED');
    assert.equal((await get(order.getId(), caller)).getCancelReason(), 'PAYMENT_DECLINED');
    await settled();
    assert.equal(shop.world().reservations.get(order.getId())!.getState(), State.RELEASED);
  });

  it('ends CANCELLED, its money refunded, when its reservation has expired', async () => {
    const world = shop.world();
    world.hooks.before = (method) => {
      if (method === 'capture')
        for (const r of world.reservations.values())
          if (r.getState() === State.HELD) r.setState(State.EXPIRED);
    };
    const caller = someone();
    const order = await place(caller);
    await becomes(order.getId(), caller, 'CANCELLED');
    assert.equal((await get(order.getId(), caller)).getCancelReason(), 'RESERVATION_EXPIRED');
    await settled();
    assert.equal(world.payments.get(order.getId())!.getStatus(), Status.REFUNDED);
  });

  it('ends CANCELLED when it was placed at a price that nobody can pay any more, and gives the stock back', async () => {
    const world = shop.world();
    const caller = someone();
    // As the version before placed it, before payments hears of it.
    world.hooks.before = (method) => {
      if (method === 'authorize') throw failure(status.UNAVAILABLE);
    };
    const placed = await place(caller);
    await shop.service().db.execute({
      name: 'spec-currency',
      text: `update orders set currency = 'XYZ' where id = $1::uuid`,
      values: [placed.getId()],
    });
    world.hooks.before = undefined;
    await becomes(placed.getId(), caller, 'CANCELLED');
    assert.equal((await get(placed.getId(), caller)).getCancelReason(), 'PAYMENT_DECLINED');
    await settled();
    assert.equal(world.reservations.get(placed.getId())!.getState(), State.RELEASED);
    assert.equal(world.payments.get(placed.getId())!.getStatus(), Status.VOIDED);
  });

  it('waits CREATED while payments is down, and completes when it is back', async () => {
    const world = shop.world();
    world.hooks.before = (method) => {
      if (method === 'authorize') throw failure(status.UNAVAILABLE);
    };
    const caller = someone();
    const order = await place(caller);
    const tried = world.calls.get('authorize') ?? 0;
    await until(() => (world.calls.get('authorize') ?? 0) > tried + 1);
    assert.equal(statusOf(await get(order.getId(), caller)), 'CREATED');
    world.hooks.before = undefined;
    await becomes(order.getId(), caller, 'COMPLETED');
  });

  it('gives twenty twins at once, over three replicas, one order and the same bytes, and later ones too', async () => {
    const caller = someone();
    const items: [string, number][] = [[shop.world().addProduct(100), 1]];
    const requestId = newId();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => create(items, caller, { requestId }, i)),
    );
    const order = pb.Order.deserializeBinary(replies[0]!);
    await becomes(order.getId(), caller, 'COMPLETED');
    replies.push(await create(items, caller, { requestId }));
    replies.push(await create(items, { ...caller, idempotencyKey: requestId }));
    assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
    assert.equal(shop.world().available(items[0]![0]), 99);
    const list = await shop
      .service()
      .replicas[0]!.call(Orders.listOrders, new pb.ListOrdersRequest(), caller);
    assert.equal(list.getTotalSize(), 1);
  });

  it("takes the gateway's request id for the key when there is no other", async () => {
    const caller = someone({ requestId: newId() });
    const items: [string, number][] = [[shop.world().addProduct(5), 1]];
    const replies = [await create(items, caller), await create(items, caller, {}, 1)];
    assert.ok(replies[0]!.equals(replies[1]!));
  });

  it('makes two orders of two calls, and of two users with one key', async () => {
    const items: [string, number][] = [[shop.world().addProduct(5), 1]];
    const requestId = newId();
    const replies = await Promise.all([
      create(items, someone(), { requestId }),
      create(items, someone(), { requestId }),
      create(items, someone()),
    ]);
    assert.equal(new Set(replies.map((reply) => pb.Order.deserializeBinary(reply).getId())).size, 3);
  });

  it('refuses a key for another request, while the first runs and after it', async () => {
    const world = shop.world();
    const caller = someone();
    const product = world.addProduct(5);
    const requestId = newId();
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    world.hooks.before = async (method) => {
      if (method !== 'reserveStock') return;
      arrived.resolve();
      await held.promise;
    };
    const first = create([[product, 1]], caller, { requestId });
    await arrived.promise;
    const reused = refusal(status.ALREADY_EXISTS, 'KEY_REUSED');
    await assert.rejects(create([[product, 2]], caller, { requestId }, 1), reused);
    held.resolve();
    await first;
    await assert.rejects(create([[product, 2]], caller, { requestId }, 1), reused);
    await assert.rejects(
      create([[product, 1]], { ...caller, idempotencyKey: newId() }, { requestId }),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['requestId']),
    );
  });

  it('waits for a running twin, and says so when the deadline comes first', async () => {
    const world = shop.world();
    const caller = someone();
    const items: [string, number][] = [[world.addProduct(5), 1]];
    const requestId = newId();
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    world.hooks.before = async (method) => {
      if (method !== 'reserveStock') return;
      arrived.resolve();
      await held.promise;
    };
    const first = create(items, caller, { requestId });
    await arrived.promise;
    await assert.rejects(
      create(items, { ...caller, deadlineMs: 1_500 }, { requestId }, 1),
      refusal(status.ABORTED, 'TWIN_RUNNING'),
    );
    // Longer than a lease lasts by itself: a holder that lives keeps it.
    await new Promise((resolve) => setTimeout(resolve, 2_300));
    const second = create(items, caller, { requestId }, 1);
    held.resolve();
    assert.ok((await first).equals(await second));
    assert.equal(world.available(items[0]![0]), 4);
  });

  it('refuses what is out of stock with what there is, and leaves no key', async () => {
    const caller = someone();
    const product = shop.world().addProduct(1);
    const requestId = newId();
    await assert.rejects(
      create([[product, 2]], caller, { requestId }),
      refusal(status.FAILED_PRECONDITION, 'OUT_OF_STOCK'),
    );
    assert.equal(await intents(caller), 0);
    shop.world().products.get(product)!.stock = 2;
    await create([[product, 2]], caller, { requestId });
  });

  it('names every unknown product, and leaves no key', async () => {
    const caller = someone();
    const known = shop.world().addProduct(1);
    await assert.rejects(
      create(
        [
          [newId(), 1],
          [known, 1],
          [newId(), 1],
        ],
        caller,
      ),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['items[0].productId', 'items[2].productId']),
    );
    assert.equal(await intents(caller), 0);
    assert.equal(shop.world().available(known), 1);
  });

  it('refuses two currencies and a total beyond 10^12 units, and releases what it had set aside', async () => {
    const world = shop.world();
    const caller = someone();
    const [eur, usd, dear] = [
      world.addProduct(5),
      world.addProduct(5, money('USD', 1)),
      world.addProduct(5, money('EUR', 10 ** 12)),
    ];
    await assert.rejects(
      create(
        [
          [eur, 1],
          [usd, 1],
        ],
        caller,
      ),
      refusal(3, 'INVALID_ARGUMENT', ['items[1].productId']),
    );
    await assert.rejects(create([[dear, 2]], caller), refusal(3, 'INVALID_ARGUMENT', ['items']));
    for (const id of [eur, usd, dear]) assert.equal(world.available(id), 5);
    assert.equal(await intents(caller), 0);
    assert.equal(
      pb.Order.deserializeBinary(await create([[dear, 1]], caller))
        .getTotal()!
        .getUnits(),
      10 ** 12,
    );
  });

  it('refuses what has a price that nobody can pay, and releases what it had set aside', async () => {
    const world = shop.world();
    const caller = someone();
    const items = [money('EUR', 1), money('XYZ', 1), money('EUR', 1, 5_000_000)].map((price) =>
      world.addProduct(5, price),
    );
    for (const id of items.slice(1))
      await assert.rejects(create([[id, 1]], caller), refusal(3, 'INVALID_ARGUMENT', ['items[0].productId']));
    for (const id of items) assert.equal(world.available(id), 5);
    assert.equal(await intents(caller), 0);
  });

  it('lets a repeat continue at once when it is not known whether the stock was reserved', async () => {
    const world = shop.world();
    const caller = someone();
    const product = world.addProduct(5);
    const requestId = newId();
    world.hooks.after = (method) => {
      if (method === 'reserveStock') throw failure(status.UNAVAILABLE);
    };
    await assert.rejects(
      create([[product, 1]], caller, { requestId }),
      refusal(status.UNAVAILABLE, 'BROKEN_BY_A_SPEC'),
    );
    assert.equal(world.available(product), 4);
    world.hooks.after = undefined;
    world.products.get(product)!.price = money('EUR', 99);
    const order = pb.Order.deserializeBinary(await create([[product, 1]], caller, { requestId }, 1));
    assert.equal(order.getTotal()!.getUnits(), 10, 'the price of the first attempt');
    assert.equal(world.available(product), 4);
  });

  it('gives back what nobody comes back for', async () => {
    const world = shop.world();
    const caller = someone();
    const product = world.addProduct(5);
    world.hooks.after = (method) => {
      if (method === 'reserveStock') throw failure(status.DEADLINE_EXCEEDED);
    };
    await assert.rejects(create([[product, 1]], caller));
    world.hooks.after = undefined;
    await shop.service().db.execute({
      name: 'spec-age',
      text: `update order_intents set lease_until = lease_until - interval '1 minute' where caller = $1::text`,
      values: [caller.subject],
    });
    await until(async () => (await intents(caller)) === 0);
    assert.equal(world.available(product), 5);
  });

  it('begins anew where the reservation of an earlier attempt has ended', async () => {
    const world = shop.world();
    const caller = someone();
    const product = world.addProduct(5);
    const requestId = newId();
    world.hooks.after = (method) => {
      if (method === 'reserveStock') throw failure(status.UNAVAILABLE);
    };
    await assert.rejects(create([[product, 1]], caller, { requestId }));
    world.hooks.after = undefined;
    for (const reservation of world.reservations.values()) {
      if (reservation.getItemsList()[0]?.getProductId() === product) reservation.setState(State.EXPIRED);
    }
    await becomes(
      pb.Order.deserializeBinary(await create([[product, 1]], caller, { requestId })).getId(),
      caller,
      'COMPLETED',
    );
    assert.equal(world.available(product), 4);
  });

  const id = newId();
  const wrong: [string, [string, number][], Parameters<typeof toCreate>[1], string[]][] = [
    ['no items', [], {}, ['items']],
    ['101 items', Array.from({ length: 101 }, () => [newId(), 1]), {}, ['items']],
    [
      'a product twice',
      [
        [id, 1],
        [id, 2],
      ],
      {},
      ['items[1].productId'],
    ],
    [
      'everything wrong',
      [
        ['x', 0],
        ['', 10_001],
        [id, -1],
      ],
      { method: '4111111111111111', requestId: 'x'.repeat(129) },
      [
        'items[0].productId',
        'items[0].quantity',
        'items[1].productId',
        'items[1].quantity',
        'items[2].quantity',
        'paymentMethod',
        'requestId',
      ],
    ],
  ];
  for (const [what, items, options, fields] of wrong) {
    it(`refuses ${what}, naming all that is wrong`, async () => {
      await assert.rejects(create(items, someone(), options), refusal(3, 'INVALID_ARGUMENT', fields));
    });
  }

  it('refuses nobody', async () => {
    await assert.rejects(
      create([[shop.world().addProduct(1), 1]], {}),
      refusal(status.UNAUTHENTICATED, 'NOT_SIGNED_IN'),
    );
  });
});
