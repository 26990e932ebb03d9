import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { expireReservations } from '../db/expire-reservations.ts';
import { purgeReservations } from '../db/purge-reservations.ts';
import type { ReservationState } from '../domain/reservation.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import { commit, newProduct, release, reserve } from '../testing/messages.ts';

const { CatalogService, InventoryService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const ENDED = refusal(status.FAILED_PRECONDITION, 'RESERVATION_ENDED');

const commitIt = (id: string) => catalog.call(InventoryService.commitReservation, commit(id));
const releaseIt = (id: string) => catalog.call(InventoryService.releaseReservation, release(id));

/** Its time is over from now on; the reaper has not seen it. */
async function letTimePass(id: string): Promise<void> {
  await catalog.db.execute({
    name: 'let-time-pass',
    text: `update reservations set expire_time = clock_timestamp() where id = $1::uuid`,
    values: [id],
  });
}

async function reap(): Promise<void> {
  while ((await expireReservations(catalog.db, 2)).length > 0);
}

const EVENTS: Record<string, (id: string) => Promise<unknown>> = {
  commit: commitIt,
  release: releaseIt,
  time: letTimePass,
  reap,
};

async function stockOf(id: string): Promise<{ on_hand: bigint; reserved: bigint }> {
  const [row] = await catalog.db.query<{ on_hand: bigint; reserved: bigint }>({
    name: 'stock-of',
    text: 'select on_hand, reserved from stock where product_id = $1::uuid',
    values: [id],
  });
  return row!;
}

async function begin(items = 1): Promise<{ id: string; products: string[] }> {
  const products: string[] = [];
  for (let i = 0; i < items; i++) {
    products.push((await catalog.call(CatalogService.createProduct, newProduct({ stock: 10 }))).getId());
  }
  const id = newId();
  await catalog.call(
    InventoryService.reserveStock,
    reserve(
      id,
      products.map((each) => [each, 3] as const),
    ),
  );
  return { id, products };
}

const HELD = { on_hand: 10n, reserved: 3n };
const SOLD = { on_hand: 7n, reserved: 0n };
const BACK = { on_hand: 10n, reserved: 0n };

describe('a reservation', () => {
  // What has happened, what comes now, and how that is answered and leaves the stock.
  for (const [past, now, answer, stock] of [
    ['', 'commit', 'COMMITTED', SOLD],
    ['', 'release', 'RELEASED', BACK],
    ['', 'reap', '-', HELD],
    ['commit', 'commit', 'COMMITTED', SOLD],
    ['commit', 'release', 'RELEASED', BACK],
    ['commit time reap', 'commit', 'COMMITTED', SOLD],
    ['commit release', 'commit', 'ended', BACK],
    ['commit release', 'release', 'RELEASED', BACK],
    ['release', 'commit', 'ended', BACK],
    ['release', 'release', 'RELEASED', BACK],
    ['release time', 'reap', '-', BACK],
    ['time', 'commit', 'ended', HELD],
    ['time', 'release', 'RELEASED', BACK],
    ['time', 'reap', '-', BACK],
    ['time reap', 'commit', 'ended', BACK],
    ['time reap', 'release', 'EXPIRED', BACK],
    ['time reap', 'reap', '-', BACK],
  ] as const) {
    it(`after "${past}" answers ${now} with ${answer}`, async () => {
      const { id, products } = await begin(2);
      for (const event of past.split(' ').filter((word) => word !== '')) await EVENTS[event]!(id);
      const attempt = EVENTS[now]!(id);
      if (answer === 'ended') await assert.rejects(attempt, ENDED);
      else if (answer === '-') await attempt;
      else {
        const reservation = (await attempt) as pb.Reservation;
        assert.equal(reservation.getState(), pb.Reservation.State[answer as ReservationState]);
        assert.deepEqual(
          reservation.getItemsList().map((item) => item.getProductId()),
          products,
        );
      }
      for (const each of products) assert.deepEqual(await stockOf(each), stock);
    });
  }

  it('that is unknown cannot be committed, and is remembered when it is released', async () => {
    const id = newId();
    await assert.rejects(commitIt(id), refusal(status.NOT_FOUND, 'RESERVATION_NOT_FOUND'));
    const tombstone = await releaseIt(id);
    assert.equal(tombstone.getState(), pb.Reservation.State.RELEASED);
    assert.deepEqual((await releaseIt(id)).toObject(), tombstone.toObject());
    const { products } = await begin();
    await assert.rejects(
      catalog.call(InventoryService.reserveStock, reserve(id, [[products[0]!, 1]])),
      ENDED,
    );
    await assert.rejects(commitIt(id), ENDED);
    assert.deepEqual(await stockOf(products[0]!), HELD);
  });

  it('is refused an id that is none', async () => {
    const malformed = refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['reservationId']);
    await assert.rejects(commitIt(''), malformed);
    await assert.rejects(releaseIt('x'), malformed);
  });

  it('that commit, release and reaper fight for ends in one state, with the stock that belongs to it', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, products } = await begin(2);
      if (round % 2 === 1) await letTimePass(id);
      await Promise.allSettled([commitIt(id), releaseIt(id), reap(), commitIt(id), releaseIt(id)]);
      // Release was among them: whatever came first, nothing is sold.
      for (const each of products) assert.deepEqual(await stockOf(each), BACK);
    }
  });

  it('and its release, coming at once, leave nothing set aside', async () => {
    const lamp = (await catalog.call(CatalogService.createProduct, newProduct({ stock: 10 }))).getId();
    for (let round = 0; round < 10; round++) {
      const id = newId();
      await Promise.allSettled([
        catalog.call(InventoryService.reserveStock, reserve(id, [[lamp, 1]])),
        releaseIt(id),
        releaseIt(id),
      ]);
      assert.deepEqual(await stockOf(lamp), BACK);
    }
  });

  it('is reaped in batches by many replicas at once, each once', async () => {
    const lamp = (await catalog.call(CatalogService.createProduct, newProduct({ stock: 100 }))).getId();
    const desk = (await catalog.call(CatalogService.createProduct, newProduct({ stock: 100 }))).getId();
    for (let i = 0; i < 20; i++) {
      const id = newId();
      await catalog.call(
        InventoryService.reserveStock,
        reserve(
          id,
          i % 2
            ? [
                [lamp, 1],
                [desk, 2],
              ]
            : [
                [desk, 1],
                [lamp, 2],
              ],
        ),
      );
      await letTimePass(id);
    }
    assert.deepEqual(await stockOf(lamp), { on_hand: 100n, reserved: 30n });
    const counts = await Promise.all(
      Array.from({ length: 8 }, async () => {
        let ended = 0;
        for (let more = 1; more > 0; ended += more) more = (await expireReservations(catalog.db, 3)).length;
        return ended;
      }),
    );
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      20,
    );
    for (const each of [lamp, desk]) assert.deepEqual(await stockOf(each), { on_hand: 100n, reserved: 0n });
  });

  it('is forgotten thirty days after its end', async () => {
    const [ended, held] = [await begin(), await begin()];
    await releaseIt(ended.id);
    await catalog.db.execute({
      name: 'age',
      text: `update reservations set state_time = state_time - interval '31 days'`,
    });
    assert.ok((await purgeReservations(catalog.db, 1_000)) > 0);
    const left = await catalog.db.query<{ id: string }>({
      name: 'left',
      text: 'select id from reservations where id = any($1::uuid[])',
      values: [[ended.id, held.id]],
    });
    assert.deepEqual(
      left.map((row) => row.id),
      [held.id],
    );
  });
});
