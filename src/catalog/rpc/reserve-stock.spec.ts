import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { PeerError } from '../../runtime/peer-error.ts';
import { testCall } from '../../runtime/testing/call.ts';
import { type Replica, refusal, startCatalog } from '../testing/catalog.ts';
import {
  adjust,
  commit,
  deleteProduct,
  money,
  newProduct,
  product,
  release,
  reserve,
  updateProduct,
} from '../testing/messages.ts';
import { reserveStock } from './reserve-stock.ts';

const { CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
const other = await catalog.replica();
after(catalog.close);

const OUT_OF_STOCK = refusal(status.FAILED_PRECONDITION, 'OUT_OF_STOCK');
const add = async (stock: number, name = 'Lamp') =>
  (
    await catalog.call(
      CatalogService.createProduct,
      newProduct({ stock, name, price: money('EUR', 9, 990_000_000) }),
    )
  ).getId();
const hold = (id: string, items: readonly (readonly [string, number])[], on: Replica = catalog) =>
  on.call(InventoryService.reserveStock, reserve(id, items));

async function stockOf(id: string): Promise<[bigint, bigint]> {
  const [row] = await catalog.db.query<{ on_hand: bigint; reserved: bigint }>({
    name: 'stock-of',
    text: 'select on_hand, reserved from stock where product_id = $1::uuid',
    values: [id],
  });
  return [row!.on_hand, row!.reserved];
}

async function reservationCount(id: string): Promise<number> {
  const rows = await catalog.db.query({
    name: 'count',
    text: 'select from reservations where id = $1::uuid',
    values: [id],
  });
  return rows.length;
}

describe('ReserveStock', () => {
  it('prices and sets aside, in the order of the request, until half an hour from now', async () => {
    const [lamp, desk] = [await add(5, 'Lamp'), await add(5, 'Desk')];
    const id = newId();
    const before = Date.now();
    // In both orders of the ids, one of which is not the order of locking.
    const reservation = await hold(id, [
      [desk, 2],
      [lamp, 1],
    ]);
    const unitPrice = { currencyCode: 'EUR', units: 9, nanos: 990_000_000 };
    assert.deepEqual(
      reservation.getItemsList().map((item) => item.toObject()),
      [
        { productId: desk, name: 'Desk', unitPrice, quantity: 2 },
        { productId: lamp, name: 'Lamp', unitPrice, quantity: 1 },
      ],
    );
    assert.equal(reservation.getState(), pb.Reservation.State.HELD);
    const seconds = reservation.getExpireTime()!.getSeconds() - before / 1_000;
    assert.ok(seconds > 1_795 && seconds < 1_805, `${seconds} s`);
    assert.deepEqual(
      [await stockOf(desk), await stockOf(lamp)],
      [
        [5n, 2n],
        [5n, 1n],
      ],
    );
  });

  it('keeps a price with all decimal places of its currency', async () => {
    const price = money('KWD', 1, 234_000_000);
    const { id: productId } = (
      await catalog.call(CatalogService.createProduct, newProduct({ stock: 1, price }))
    ).toObject();
    const id = newId();
    const request = reserve(id, [[productId, 1]]);
    for (const _ of [1, 2]) {
      const held = await catalog.call(InventoryService.reserveStock, request);
      assert.deepEqual(held.getItemsList()[0]!.getUnitPrice()!.toObject(), price.toObject());
    }
    const sold = await catalog.call(InventoryService.commitReservation, commit(id));
    assert.deepEqual(sold.getItemsList()[0]!.getUnitPrice()!.toObject(), price.toObject());
  });

  it('answers the same id as the first time, although name and price have changed or the product is gone', async () => {
    const lamp = await add(5);
    const id = newId();
    const first = await hold(id, [[lamp, 2]]);
    await catalog.call(
      CatalogService.updateProduct,
      updateProduct(product({ id: lamp, name: 'New', price: money('USD', 1) })),
    );
    assert.deepEqual((await hold(id, [[lamp, 2]])).toObject(), first.toObject());
    await catalog.call(CatalogService.deleteProduct, deleteProduct(lamp));
    assert.deepEqual((await hold(id, [[lamp, 2]], other)).toObject(), first.toObject());
    assert.deepEqual(await stockOf(lamp), [5n, 2n]);
  });

  it('tells what has become of a reservation that is asked for again', async () => {
    const lamp = await add(5);
    const id = newId();
    await hold(id, [[lamp, 2]]);
    await catalog.call(InventoryService.commitReservation, commit(id));
    assert.equal((await hold(id, [[lamp, 2]])).getState(), pb.Reservation.State.COMMITTED);
    await catalog.call(InventoryService.releaseReservation, release(id));
    assert.equal((await hold(id, [[lamp, 2]])).getState(), pb.Reservation.State.RELEASED);
    assert.deepEqual(await stockOf(lamp), [5n, 0n]);
  });

  it('refuses other items under the same id', async () => {
    const [lamp, desk] = [await add(5), await add(5)];
    const id = newId();
    await hold(id, [[lamp, 2]]);
    const reused = refusal(status.ALREADY_EXISTS, 'KEY_REUSED');
    await assert.rejects(hold(id, [[lamp, 3]]), reused);
    await assert.rejects(hold(id, [[desk, 2]]), reused);
    await assert.rejects(
      hold(id, [
        [lamp, 2],
        [desk, 1],
      ]),
      reused,
    );
    assert.deepEqual(
      [await stockOf(lamp), await stockOf(desk)],
      [
        [5n, 2n],
        [5n, 0n],
      ],
    );
  });

  it('sets aside all or nothing, and leaves no trace of what it refused', async () => {
    const [lamp, desk] = [await add(5), await add(1)];
    const id = newId();
    await assert.rejects(
      hold(id, [
        [lamp, 2],
        [desk, 2],
      ]),
      (error) => {
        assert.ok(OUT_OF_STOCK(error) && error instanceof PeerError);
        assert.deepEqual([error.metadata.productId, error.metadata.available], [desk, '1']);
        return true;
      },
    );
    assert.deepEqual(
      [await stockOf(lamp), await stockOf(desk)],
      [
        [5n, 0n],
        [1n, 0n],
      ],
    );
    assert.equal(await reservationCount(id), 0);
    await hold(id, [
      [lamp, 2],
      [desk, 1],
    ]);
  });

  it('names every product that does not exist', async () => {
    const id = newId();
    const lamp = await add(0);
    await assert.rejects(
      hold(id, [
        [newId(), 1],
        [lamp, 1],
        [newId(), 1],
      ]),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['items[0].productId', 'items[2].productId']),
    );
    assert.equal(await reservationCount(id), 0);
  });

  it('refuses a request that is malformed, all at once', async () => {
    const lamp = newId();
    await assert.rejects(
      hold('x', [
        [lamp, 0],
        [lamp, 1],
      ]),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', [
        'reservationId',
        'items[0].quantity',
        'items[1].productId',
      ]),
    );
    await assert.rejects(hold(newId(), []), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['items']));
  });

  it('gives the last item to exactly one of many on two replicas', async () => {
    for (let round = 0; round < 5; round++) {
      const lamp = await add(1);
      const attempts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) => hold(newId(), [[lamp, 1]], i % 2 ? catalog : other)),
      );
      assert.equal(attempts.filter((attempt) => attempt.status === 'fulfilled').length, 1);
      for (const attempt of attempts)
        if (attempt.status === 'rejected') assert.ok(OUT_OF_STOCK(attempt.reason));
      assert.deepEqual(await stockOf(lamp), [1n, 1n]);
    }
  });

  it('never oversells nor gets stuck when many want the same products in different orders', async () => {
    const products = await Promise.all([add(30), add(30), add(30)]);
    const sold = products.map(() => 0n);
    const attempts = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, i) => {
        const order = i % 2 ? [0, 1, 2] : [2, 0, 1];
        await hold(
          newId(),
          order.map((n) => [products[n]!, 1 + ((i + n) % 2)] as const),
          i % 3 ? catalog : other,
        );
        for (const n of order) sold[n]! += BigInt(1 + ((i + n) % 2));
      }),
    );
    for (const attempt of attempts)
      if (attempt.status === 'rejected') assert.ok(OUT_OF_STOCK(attempt.reason));
    for (const [n, id] of products.entries()) {
      assert.deepEqual(await stockOf(id), [30n, sold[n]!]);
      assert.ok(sold[n]! <= 30n);
    }
    assert.ok(
      sold.some((amount) => amount >= 28n),
      `sold ${sold}`,
    );
  });

  it('sets aside once for twenty twins, and answers them alike', async () => {
    const lamp = await add(100);
    const id = newId();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? catalog : other).callRaw(InventoryService.reserveStock, reserve(id, [[lamp, 3]])),
      ),
    );
    assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
    assert.deepEqual(await stockOf(lamp), [100n, 3n]);
  });

  it('takes what comes back while it waits for the lock', async () => {
    const lamp = await add(0);
    let attempt: Promise<pb.Reservation> | undefined;
    await catalog.db.transaction(async (tx) => {
      await tx.execute({
        name: 'more',
        text: 'update stock set on_hand = 1 where product_id = $1::uuid',
        values: [lamp],
      });
      attempt = hold(newId(), [[lamp, 1]]);
      for (;;) {
        const waiting = await tx.query({
          name: 'waiting',
          text: `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        });
        if (waiting.length > 0) break;
      }
    });
    assert.equal((await attempt!).getState(), pb.Reservation.State.HELD);
    await assert.rejects(catalog.call(InventoryService.adjustStock, adjust(lamp, -1)), OUT_OF_STOCK);
  });

  it('that dies inside its transaction leaves nothing, and after its commit is found by the repeat', async () => {
    const lamp = await add(5);
    for (const [point, held] of [
      ['catalog.reserve.inside', 0n],
      ['catalog.reserve.after-commit', 2n],
    ] as const) {
      const id = newId();
      const die = (passed: string) => {
        if (passed === point) throw new Error('dead');
      };
      const dying = reserveStock(catalog.db, 60, die, () => {});
      await assert.rejects(dying(reserve(id, [[lamp, 2]]), testCall()), /dead/);
      assert.deepEqual(await stockOf(lamp), [5n, held]);
      await hold(id, [[lamp, 2]]);
      assert.deepEqual(await stockOf(lamp), [5n, 2n]);
      await catalog.call(InventoryService.releaseReservation, release(id));
    }
  });
});
