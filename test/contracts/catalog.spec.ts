// Orders and the catalog.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import catalogGrpc from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../gen/plaza/catalog/v1/catalog_pb.js';
import { startCatalog } from '../../src/catalog/testing/catalog.ts';
import { money, newProduct } from '../../src/catalog/testing/messages.ts';
import { newId } from '../../src/runtime/ids.ts';
import { type Ask, refusalOf, startPlayed } from './provider.ts';

const { State } = pb.Reservation;
const { reserveStock, commitReservation, releaseReservation } = catalogGrpc.InventoryService;

interface Provider {
  ask: Ask;
  /** A product at 10 EUR with so much stock; its id. */
  addProduct(stock: number): Promise<string>;
  stop(): Promise<void>;
}

const providers: Record<string, () => Promise<Provider>> = {
  'the real catalog': async () => {
    const catalog = await startCatalog();
    const staff = { 'x-plaza-subject': newId(), 'x-plaza-roles': 'staff' };
    return {
      ask: (method, request) =>
        catalog.call(method, request, { 'x-plaza-caller': 'spiffe://plaza.local/ns/plaza/sa/orders' }),
      async addProduct(stock) {
        const request = newProduct({ name: 'Lamp', price: money('EUR', 10), stock });
        return (await catalog.call(catalogGrpc.CatalogService.createProduct, request, staff)).getId();
      },
      stop: () => catalog.close(),
    };
  },
  'the catalog that orders plays': async () => {
    const { world, ask, stop } = await startPlayed();
    return { ask, stop, addProduct: async (stock) => world.addProduct(stock) };
  },
};

const toReserve = (id: string, ...items: [product: string, quantity: number][]) =>
  new pb.ReserveStockRequest()
    .setReservationId(id)
    .setItemsList(
      items.map(([product, quantity]) =>
        new pb.ReserveStockRequest.Item().setProductId(product).setQuantity(quantity),
      ),
    );
const toCommit = (id: string) => new pb.CommitReservationRequest().setReservationId(id);
const toRelease = (id: string) => new pb.ReleaseReservationRequest().setReservationId(id);

for (const [name, start] of Object.entries(providers)) {
  describe(`${name}, as orders needs it`, () => {
    let provider: Provider;
    before(async () => {
      provider = await start();
    });
    after(() => provider?.stop());
    const reserve = (id: string, ...items: [string, number][]) =>
      provider.ask(reserveStock, toReserve(id, ...items));

    it('sets stock aside at the price of the moment', async () => {
      const [id, product] = [newId(), await provider.addProduct(3)];
      const reservation = await reserve(id, [product, 2]);
      assert.equal(reservation.getState(), State.HELD);
      const item = reservation.getItemsList()[0]!;
      assert.deepEqual(
        [item.getProductId(), item.getName(), item.getQuantity(), item.getUnitPrice()?.toObject()],
        [product, 'Lamp', 2, { currencyCode: 'EUR', units: 10, nanos: 0 }],
      );
    });

    it('answers a repeat as it did, also when nothing is left', async () => {
      const [id, product] = [newId(), await provider.addProduct(2)];
      const first = await reserve(id, [product, 2]);
      assert.deepEqual((await reserve(id, [product, 2])).getItemsList(), first.getItemsList());
    });

    it('refuses too much, and sets nothing aside of the rest', async () => {
      const [plenty, few] = [await provider.addProduct(5), await provider.addProduct(1)];
      assert.equal(
        await refusalOf(reserve(newId(), [plenty, 5], [few, 2])),
        'FAILED_PRECONDITION OUT_OF_STOCK',
      );
      assert.equal((await reserve(newId(), [plenty, 5])).getState(), State.HELD);
    });

    it('names every unknown product by its item', async () => {
      const product = await provider.addProduct(5);
      assert.match(
        await refusalOf(reserve(newId(), [newId(), 1], [product, 1], [newId(), 1])),
        /^INVALID_ARGUMENT \S+ items\[0\]\.productId items\[2\]\.productId$/,
      );
    });

    it('sells what is set aside, once', async () => {
      const [id, product] = [newId(), await provider.addProduct(2)];
      await reserve(id, [product, 2]);
      for (const _ of ['first', 'again'])
        assert.equal((await provider.ask(commitReservation, toCommit(id))).getState(), State.COMMITTED);
      assert.equal(await refusalOf(reserve(newId(), [product, 1])), 'FAILED_PRECONDITION OUT_OF_STOCK');
    });

    for (const sold of [false, true])
      it(`gives back what was ${sold ? 'sold' : 'set aside'}, once, and sells it no more`, async () => {
        const [id, product] = [newId(), await provider.addProduct(2)];
        await reserve(id, [product, 2]);
        if (sold) await provider.ask(commitReservation, toCommit(id));
        for (const _ of ['first', 'again'])
          assert.equal((await provider.ask(releaseReservation, toRelease(id))).getState(), State.RELEASED);
        assert.equal(
          await refusalOf(provider.ask(commitReservation, toCommit(id))),
          'FAILED_PRECONDITION RESERVATION_ENDED',
        );
        assert.equal((await reserve(newId(), [product, 2])).getState(), State.HELD);
      });

    it('shuts the door to a reservation that comes after its release', async () => {
      const [id, product] = [newId(), await provider.addProduct(2)];
      await provider.ask(releaseReservation, toRelease(id));
      assert.equal(await refusalOf(reserve(id, [product, 1])), 'FAILED_PRECONDITION RESERVATION_ENDED');
      assert.equal((await reserve(newId(), [product, 2])).getState(), State.HELD);
    });

    it('sells nothing that was never set aside', async () => {
      assert.match(await refusalOf(provider.ask(commitReservation, toCommit(newId()))), /^NOT_FOUND /);
    });

    it('tells products from ids that are none', async () => {
      const [product, none] = [await provider.addProduct(1), newId()];
      const request = new pb.BatchGetProductsRequest().setIdsList([product, none]);
      const reply = await provider.ask(catalogGrpc.CatalogService.batchGetProducts, request);
      assert.deepEqual([...reply.getFoundMap().keys()], [product]);
      assert.equal(reply.getFoundMap().get(product)!.getName(), 'Lamp');
      assert.deepEqual(reply.getNotFoundList(), [none]);
    });
  });
}
