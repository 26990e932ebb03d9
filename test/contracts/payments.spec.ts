// Orders and payments.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import paymentsGrpc from '../../gen/plaza/payments/v1/payments_grpc_pb.js';
import pb from '../../gen/plaza/payments/v1/payments_pb.js';
import { money } from '../../src/orders/testing/peers.ts';
import { startPayments } from '../../src/payments/testing/payments.ts';
import { newId } from '../../src/runtime/ids.ts';
import { type Ask, refusalOf, startPlayed } from './provider.ts';

const { Status } = pb.Payment;
const { authorize, capture, listPayments } = paymentsGrpc.PaymentsService;
const giveBack = paymentsGrpc.PaymentsService.void;

interface Provider {
  ask: Ask;
  stop(): Promise<void>;
}

const providers: Record<string, () => Promise<Provider>> = {
  'the real payments': async () => {
    const { replicas, close } = await startPayments();
    return { ask: (method, request) => replicas[0]!.call(method, request), stop: close };
  },
  'the payments that orders plays': startPlayed,
};

interface Order {
  id: string;
  userId: string;
  method: string;
}
const order = (method = 'sandbox-approve'): Order => ({ id: newId(), userId: newId(), method });
const fill = <R extends pb.AuthorizeRequest | pb.VoidRequest>(
  request: R,
  { id, userId, method }: Order,
): R => {
  request.setOrderId(id).setUserId(userId).setAmount(money('EUR', 12)).setMethod(method);
  return request;
};

for (const [name, start] of Object.entries(providers)) {
  describe(`${name}, as orders needs them`, () => {
    let provider: Provider;
    before(async () => {
      provider = await start();
    });
    after(() => provider?.stop());
    const authorized = (of: Order) => provider.ask(authorize, fill(new pb.AuthorizeRequest(), of));
    const captured = (of: Order) => provider.ask(capture, new pb.CaptureRequest().setOrderId(of.id));
    const voided = (of: Order) => provider.ask(giveBack, fill(new pb.VoidRequest(), of));

    it('sets money aside and takes it, each once', async () => {
      const paid = order();
      const first = await authorized(paid);
      assert.equal(first.getStatus(), Status.AUTHORIZED);
      assert.deepEqual(first.getAmount()?.toObject(), { currencyCode: 'EUR', units: 12, nanos: 0 });
      assert.equal((await authorized(paid)).getId(), first.getId());
      for (const _ of ['first', 'again']) assert.equal((await captured(paid)).getStatus(), Status.CAPTURED);
      assert.equal((await authorized(paid)).getStatus(), Status.CAPTURED);
    });

    it('answers a refusal of the provider, and takes nothing then', async () => {
      const declined = order('sandbox-decline');
      assert.equal((await authorized(declined)).getStatus(), Status.DECLINED);
      assert.equal((await authorized(declined)).getStatus(), Status.DECLINED);
      assert.equal(await refusalOf(captured(declined)), 'FAILED_PRECONDITION NOT_AUTHORIZED');
    });

    it('gives back what was set aside', async () => {
      const cancelled = order();
      await authorized(cancelled);
      for (const _ of ['first', 'again']) assert.equal((await voided(cancelled)).getStatus(), Status.VOIDED);
      assert.equal(await refusalOf(captured(cancelled)), 'FAILED_PRECONDITION NOT_AUTHORIZED');
    });

    it('gives back what was taken', async () => {
      const cancelled = order();
      await authorized(cancelled);
      await captured(cancelled);
      for (const _ of ['first', 'again'])
        assert.equal((await voided(cancelled)).getStatus(), Status.REFUNDED);
    });

    it('shuts the door to an authorisation that comes after it was given back', async () => {
      const cancelled = order();
      await voided(cancelled);
      assert.equal((await authorized(cancelled)).getStatus(), Status.VOIDED);
      assert.equal(await refusalOf(captured(cancelled)), 'FAILED_PRECONDITION NOT_AUTHORIZED');
    });

    it('sets nothing aside of what is no amount, and gives back an order that costs it', async () => {
      for (const amount of [money('XYZ', 1), money('EUR', 1, 5_000_000)]) {
        const wrong = order();
        const asked = provider.ask(authorize, fill(new pb.AuthorizeRequest(), wrong).setAmount(amount));
        assert.match(await refusalOf(asked), /^INVALID_ARGUMENT /);
        const undone = await provider.ask(giveBack, fill(new pb.VoidRequest(), wrong).setAmount(amount));
        assert.equal(undone.getStatus(), Status.VOIDED);
      }
    });

    it('takes nothing that was never set aside', async () => {
      assert.match(await refusalOf(captured(order())), /^NOT_FOUND /);
    });

    it('lists the one payment of an order', async () => {
      const paid = order();
      const payment = await authorized(paid);
      const request = new pb.ListPaymentsRequest().setOrderId(paid.id);
      const list = (await provider.ask(listPayments, request)).getPaymentsList();
      assert.deepEqual(
        list.map((one) => one.getId()),
        [payment.getId()],
      );
    });
  });
}
