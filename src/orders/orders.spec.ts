import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import catalogPb from '../../gen/plaza/catalog/v1/catalog_pb.js';
import pb from '../../gen/plaza/orders/v1/orders_pb.js';
import paymentsPb from '../../gen/plaza/payments/v1/payments_pb.js';
import { newId } from '../runtime/ids.ts';
import { type Caller, Orders, refusal, statusOf } from './testing/orders.ts';
import { failure } from './testing/peers.ts';
import { useShop } from './testing/shop.ts';

const { State } = catalogPb.Reservation;
const { Status } = paymentsPb.Payment;

describe('orders', () => {
  const shop = useShop();
  const { someone, staff, place, get, cancel, becomes, settled } = shop;

  describe('CancelOrder', () => {
    const hold = (method: string) => {
      const held = Promise.withResolvers<void>();
      shop.world().hooks.before = (called) => (called === method ? held.promise : undefined);
      return () => held.resolve();
    };

    for (const by of ['its user', 'staff']) {
      it(`cancels for ${by}, while the order is being paid; money and stock go back`, async () => {
        const world = shop.world();
        const caller = someone();
        const letGo = hold('commitReservation');
        const order = await place(caller);
        await becomes(order.getId(), caller, 'PROCESSING');
        const cancelled = pb.Order.deserializeBinary(
          await cancel(order.getId(), by === 'staff' ? staff() : caller),
        );
        assert.equal(statusOf(cancelled), 'CANCELLED');
        assert.equal(cancelled.getCancelReason(), 'CANCELLED_BY_USER');
        letGo();
        await settled();
        assert.equal(statusOf(await get(order.getId(), caller)), 'CANCELLED');
        assert.equal(world.reservations.get(order.getId())!.getState(), State.RELEASED);
        assert.equal(world.payments.get(order.getId())!.getStatus(), Status.REFUNDED);
      });
    }

    it('answers a key the same bytes, and a cancelled order again without a key', async () => {
      const caller = someone();
      const letGo = hold('authorize');
      const order = await place(caller);
      const requestId = newId();
      const replies = await Promise.all([
        cancel(order.getId(), caller, requestId),
        cancel(order.getId(), caller, requestId),
      ]);
      assert.ok(replies[0]!.equals(replies[1]!));
      assert.equal(statusOf(pb.Order.deserializeBinary(await cancel(order.getId(), caller))), 'CANCELLED');
      letGo();
      await settled();
    });

    it('refuses a completed order', async () => {
      const caller = someone();
      const order = await place(caller);
      await becomes(order.getId(), caller, 'COMPLETED');
      await assert.rejects(
        cancel(order.getId(), caller),
        refusal(status.FAILED_PRECONDITION, 'ORDER_COMPLETED'),
      );
    });
  });

  describe('whose order it is', () => {
    it("does not tell somebody else's order from none", async () => {
      const caller = someone();
      const order = await place(caller);
      const stranger = someone();
      const details = (id: string) =>
        shop
          .service()
          .replicas[0]!.call(Orders.getOrderDetails, new pb.GetOrderDetailsRequest().setId(id), stranger);
      const hidden = refusal(status.NOT_FOUND, 'ORDER_NOT_FOUND');
      for (const id of [order.getId(), newId()]) {
        await assert.rejects(get(id, stranger), hidden);
        await assert.rejects(cancel(id, stranger), hidden);
        await assert.rejects(details(id), hidden);
      }
      assert.equal((await get(order.getId(), staff())).getId(), order.getId());
      await assert.rejects(get('nonsense', caller), refusal(3, 'INVALID_ARGUMENT', ['id']));
    });
  });

  describe('ListOrders', () => {
    const list = (caller: Caller, fields: { userId?: string; pageSize?: number; pageToken?: string } = {}) =>
      shop.service().replicas[0]!.call(
        Orders.listOrders,
        new pb.ListOrdersRequest()
          .setUserId(fields.userId ?? '')
          .setPageSize(fields.pageSize ?? 0)
          .setPageToken(fields.pageToken ?? ''),
        caller,
      );

    it('pages through all orders of a user, newest first, none twice', async () => {
      const caller = someone();
      const placed: string[] = [];
      for (let i = 0; i < 5; i++) placed.unshift((await place(caller)).getId());
      const seen: string[] = [];
      let pageToken = '';
      do {
        const page = await list(caller, { pageSize: 2, pageToken });
        assert.equal(page.getTotalSize(), 5);
        seen.push(...page.getOrdersList().map((order) => order.getId()));
        pageToken = page.getNextPageToken();
      } while (pageToken !== '');
      assert.deepEqual(seen, placed);
      const { length } = (await list(caller, { userId: 'me' })).getOrdersList();
      assert.equal(length, 5);
    });

    it('binds a page token to caller and query', async () => {
      const caller = someone();
      await place(caller);
      await place(caller);
      const token = (await list(caller, { pageSize: 1 })).getNextPageToken();
      const forged = refusal(3, 'INVALID_ARGUMENT', ['pageToken']);
      await assert.rejects(list(someone(), { pageToken: token }), forged);
      await assert.rejects(list({ ...caller, roles: 'staff' }, { pageToken: token }), forged);
      await assert.rejects(list(caller, { pageToken: `${token}x` }), forged);
    });

    it("shows staff everybody's or one user's, and nobody else's to others", async () => {
      const caller = someone();
      const order = await place(caller);
      const boss = staff();
      assert.ok((await list(boss)).getTotalSize() > 1);
      assert.deepEqual(
        (await list(boss, { userId: caller.subject! })).getOrdersList().map((o) => o.getId()),
        [order.getId()],
      );
      assert.equal((await list(boss, { userId: 'me' })).getTotalSize(), 0);
      await assert.rejects(
        list(someone(), { userId: caller.subject! }),
        refusal(status.NOT_FOUND, 'USER_NOT_FOUND'),
      );
      await assert.rejects(list(caller, { userId: 'x' }), refusal(3, 'INVALID_ARGUMENT', ['userId']));
      await assert.rejects(list(caller, { pageSize: -1 }), refusal(3, 'INVALID_ARGUMENT', ['pageSize']));
    });
  });

  describe('GetOrderDetails', () => {
    const details = (id: string, caller: Caller) =>
      shop
        .service()
        .replicas[0]!.call(Orders.getOrderDetails, new pb.GetOrderDetailsRequest().setId(id), caller);

    it('gives the order with its payments, products and customer', async () => {
      const caller = someone();
      const order = await place(caller);
      await becomes(order.getId(), caller, 'COMPLETED');
      const found = await details(order.getId(), caller);
      assert.equal(found.getOrder()!.getId(), order.getId());
      assert.deepEqual(
        found.getPaymentsList().map((p) => p.getOrderId()),
        [order.getId()],
      );
      assert.deepEqual(
        [...found.getProductsMap().keys()],
        order.getItemsList().map((item) => item.getProductId()),
      );
      assert.equal(found.getCustomer()!.getId(), caller.subject);
      assert.deepEqual(found.getDegradedList(), []);
    });

    const broken: [string, string[]][] = [
      ['listPayments', ['payments']],
      ['batchGetProducts', ['catalog']],
      ['batchGetUsers', ['accounts']],
    ];
    for (const [method, degraded] of broken) {
      it(`leaves out what ${degraded} cannot tell, and says so`, async () => {
        const caller = someone();
        const order = await place(caller);
        shop.world().hooks.before = (called) => {
          if (called === method) throw failure(status.PERMISSION_DENIED);
        };
        assert.deepEqual((await details(order.getId(), caller)).getDegradedList(), degraded);
      });
    }

    it('does not wait for peers that hang, not even to a short deadline', async () => {
      const caller = someone();
      const order = await place(caller);
      await settled();
      const held = Promise.withResolvers<void>();
      shop.world().hooks.before = () => held.promise;
      for (const deadlineMs of [10_000, 1_500]) {
        const started = performance.now();
        const found = await details(order.getId(), { ...caller, deadlineMs });
        assert.deepEqual(found.getDegradedList(), ['accounts', 'catalog', 'payments']);
        assert.ok(performance.now() - started < 6_000);
      }
      held.resolve();
    });
  });
});
