import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import pb from '../../gen/plaza/payments/v1/payments_pb.js';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { ledgerDisagreements } from './testing/ledger-disagreements.ts';
import { Payments, type Replica, refusal, STAFF, startPayments } from './testing/payments.ts';
import {
  money,
  type Paying,
  statusOf,
  toAuthorize,
  toCapture,
  toRefund,
  toVoid,
} from './testing/requests.ts';

describe('payments', () => {
  let service: Awaited<ReturnType<typeof startPayments>>;
  let one: Replica;
  before(async () => {
    service = await startPayments(3);
    one = service.replicas[0]!;
  });
  after(() => service.close());

  const newOrder = (more: Partial<Paying> = {}): Paying => ({ orderId: newId(), userId: newId(), ...more });
  const authorize = (order: Paying) => one.call(Payments.authorize, toAuthorize(order));
  const capture = (order: Paying) => one.call(Payments.capture, toCapture(order.orderId));
  const voidIt = (order: Paying) => one.call(Payments.void, toVoid(order));
  const paid = async (order = newOrder()) => {
    await authorize(order);
    return capture(order);
  };
  const agree = async () => assert.deepEqual(await ledgerDisagreements(service.db), []);

  /** The kinds of a payment's entries in the provider's books, in their order. */
  async function entries(paymentId: string): Promise<string[]> {
    const rows = await service.db.query<{ kind: string }>({
      name: 'spec-entries',
      text: 'select kind from sandbox_entries where authorization_id = $1::uuid order by id',
      values: [paymentId],
    });
    return rows.map((row) => row.kind);
  }

  describe('every step in every state', () => {
    const steps = {
      authorize,
      capture,
      void: voidIt,
      refund: async (order: Paying) => {
        const found = await one.call(
          Payments.listPayments,
          new pb.ListPaymentsRequest().setOrderId(order.orderId),
        );
        const id = found.getPaymentsList()[0]?.getId() ?? newId();
        return one.call(Payments.refundPayment, toRefund(id), STAFF);
      },
    };
    type Step = keyof typeof steps;
    const table: [method: string, done: Step[], step: Step, expected: string, books: string[]][] = [
      ['sandbox-approve', [], 'authorize', 'AUTHORIZED', ['authorize']],
      ['sandbox-approve', [], 'capture', 'PAYMENT_OF_ORDER_NOT_FOUND', []],
      ['sandbox-approve', [], 'void', 'VOIDED', []],
      ['sandbox-approve', [], 'refund', 'PAYMENT_NOT_FOUND', []],
      ['sandbox-approve', ['authorize'], 'authorize', 'AUTHORIZED', ['authorize']],
      ['sandbox-approve', ['authorize'], 'capture', 'CAPTURED', ['authorize', 'capture']],
      ['sandbox-approve', ['authorize'], 'void', 'VOIDED', ['authorize', 'void']],
      ['sandbox-approve', ['authorize'], 'refund', 'NOT_CAPTURED', ['authorize']],
      ['sandbox-approve', ['authorize', 'capture'], 'authorize', 'CAPTURED', ['authorize', 'capture']],
      ['sandbox-approve', ['authorize', 'capture'], 'capture', 'CAPTURED', ['authorize', 'capture']],
      ['sandbox-approve', ['authorize', 'capture'], 'void', 'REFUNDED', ['authorize', 'capture', 'refund']],
      ['sandbox-approve', ['authorize', 'capture'], 'refund', 'REFUNDED', ['authorize', 'capture', 'refund']],
      ['sandbox-approve', ['void'], 'authorize', 'VOIDED', []],
      ['sandbox-approve', ['void'], 'capture', 'NOT_AUTHORIZED', []],
      ['sandbox-approve', ['void'], 'void', 'VOIDED', []],
      ['sandbox-approve', ['void'], 'refund', 'NOT_CAPTURED', []],
      ['sandbox-approve', ['authorize', 'void'], 'authorize', 'VOIDED', ['authorize', 'void']],
      ['sandbox-approve', ['authorize', 'void'], 'capture', 'NOT_AUTHORIZED', ['authorize', 'void']],
      ['sandbox-approve', ['authorize', 'void'], 'void', 'VOIDED', ['authorize', 'void']],
      [
        'sandbox-approve',
        ['authorize', 'capture', 'void'],
        'authorize',
        'REFUNDED',
        ['authorize', 'capture', 'refund'],
      ],
      [
        'sandbox-approve',
        ['authorize', 'capture', 'void'],
        'capture',
        'REFUNDED',
        ['authorize', 'capture', 'refund'],
      ],
      [
        'sandbox-approve',
        ['authorize', 'capture', 'void'],
        'void',
        'REFUNDED',
        ['authorize', 'capture', 'refund'],
      ],
      [
        'sandbox-approve',
        ['authorize', 'capture', 'void'],
        'refund',
        'REFUND_TOO_LARGE',
        ['authorize', 'capture', 'refund'],
      ],
      [
        'sandbox-approve',
        ['authorize', 'capture', 'refund'],
        'void',
        'REFUNDED',
        ['authorize', 'capture', 'refund'],
      ],
      ['sandbox-decline', [], 'authorize', 'DECLINED', ['decline']],
      ['sandbox-decline', ['authorize'], 'authorize', 'DECLINED', ['decline']],
      ['sandbox-decline', ['authorize'], 'capture', 'NOT_AUTHORIZED', ['decline']],
      ['sandbox-decline', ['authorize'], 'void', 'DECLINED', ['decline']],
      ['sandbox-decline', ['authorize'], 'refund', 'NOT_CAPTURED', ['decline']],
      ['sandbox-decline', ['void'], 'authorize', 'VOIDED', []],
      ['sandbox-double', [], 'authorize', 'AUTHORIZED', ['authorize']],
      ['sandbox-double', ['authorize'], 'capture', 'CAPTURED', ['authorize', 'capture']],
      ['sandbox-double', ['authorize'], 'void', 'VOIDED', ['authorize', 'void']],
      ['sandbox-double', ['authorize', 'capture'], 'refund', 'REFUNDED', ['authorize', 'capture', 'refund']],
      ['sandbox-double', ['authorize', 'capture'], 'void', 'REFUNDED', ['authorize', 'capture', 'refund']],
    ];
    for (const [method, done, step, expected, books] of table) {
      it(`${method} ${[...done, step].join(', ')}: ${expected}`, async () => {
        const order = newOrder({ method });
        for (const earlier of done) await steps[earlier](order);
        const outcome = await steps[step](order).then(statusOf, (error) => error.reason);
        assert.equal(outcome, expected);
        const [payment] = await service.db.query<{ id: string }>({
          name: 'spec-payment',
          text: 'select id from payments where order_id = $1::uuid',
          values: [order.orderId],
        });
        assert.deepEqual(payment ? await entries(payment.id) : [], books);
        await agree();
      });
    }
  });

  it('finds what the provider did when its answer was lost, at every step', async () => {
    const order = newOrder({ method: 'sandbox-timeout' });
    const lost = refusal(status.UNAVAILABLE, 'PROVIDER_UNAVAILABLE');
    await assert.rejects(authorize(order), lost);
    const list = new pb.ListPaymentsRequest().setOrderId(order.orderId);
    assert.equal((await one.call(Payments.listPayments, list)).getPaymentsList().length, 0);
    const payment = await authorize(order);
    assert.equal(statusOf(payment), 'AUTHORIZED');
    await assert.rejects(capture(order), lost);
    assert.equal(
      statusOf(await one.call(Payments.getPayment, new pb.GetPaymentRequest().setId(payment.getId()))),
      'AUTHORIZED',
    );
    assert.equal(statusOf(await capture(order)), 'CAPTURED');
    await assert.rejects(voidIt(order), lost);
    assert.equal(statusOf(await voidIt(order)), 'REFUNDED');
    assert.deepEqual(await entries(payment.getId()), ['authorize', 'capture', 'refund']);
    await agree();
  });

  it('voids what the provider has set aside without our knowing', async () => {
    const order = newOrder({ method: 'sandbox-timeout' });
    await assert.rejects(authorize(order));
    await assert.rejects(voidIt(order));
    const payment = await voidIt(order);
    assert.equal(statusOf(payment), 'VOIDED');
    assert.deepEqual(await entries(payment.getId()), ['authorize', 'void']);
    assert.equal(statusOf(await authorize(order)), 'VOIDED');
    await agree();
  });

  it('takes and gives back nothing for an order that costs nothing', async () => {
    const order = newOrder({ amount: money('EUR', 0) });
    assert.equal(statusOf(await paid(order)), 'CAPTURED');
    assert.equal(statusOf(await voidIt(order)), 'REFUNDED');
    await agree();
  });

  it('authorises once for twenty callers at once, over three replicas', async () => {
    const order = newOrder();
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        service.replicas[i % 3]!.callRaw(Payments.authorize, toAuthorize(order)),
      ),
    );
    assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
    const payment = pb.Payment.deserializeBinary(replies[0]!);
    assert.deepEqual(await entries(payment.getId()), ['authorize']);
  });

  it('refuses another amount, user or method under an order that has its payment', async () => {
    const order = newOrder();
    await authorize(order);
    const reused = refusal(status.ALREADY_EXISTS, 'KEY_REUSED');
    await assert.rejects(authorize({ ...order, amount: money('EUR', 21) }), reused);
    await assert.rejects(authorize({ ...order, userId: newId() }), reused);
    await assert.rejects(authorize({ ...order, method: 'sandbox-double' }), reused);
  });

  it('names every wrong field at once, a card number among the methods', async () => {
    const wrong = { orderId: 'x', userId: '', amount: money('eur', -1), method: '4111111111111111' };
    const refused = refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', [
      'orderId',
      'userId',
      'amount',
      'method',
    ]);
    await assert.rejects(authorize(wrong), refused);
    await assert.rejects(voidIt(wrong), refused);
    await assert.rejects(
      authorize(newOrder({ amount: money('EUR', -1) })),
      refusal(3, 'INVALID_ARGUMENT', ['amount']),
    );
    await assert.rejects(capture({ orderId: '', userId: '' }), refusal(3, 'INVALID_ARGUMENT', ['orderId']));
  });

  describe('reading', () => {
    const readers: [who: string, caller: (userId: string) => object, sees: boolean][] = [
      ['its user', (userId) => ({ subject: userId, workload: 'gateway' }), true],
      ['its user, asked for by orders', (userId) => ({ subject: userId }), true],
      ['orders for itself', () => ({}), true],
      ['staff', () => STAFF, true],
      ['somebody else', () => ({ subject: newId(), workload: 'gateway' }), false],
      ['somebody else, asked for by orders', () => ({ subject: newId() }), false],
      ['another service', () => ({ workload: 'catalog' }), false],
    ];
    for (const [who, caller, sees] of readers) {
      it(`${who} ${sees ? 'sees' : 'does not see'} a payment`, async () => {
        const order = newOrder();
        const payment = await authorize(order);
        const as = caller(order.userId);
        const get = one.call(Payments.getPayment, new pb.GetPaymentRequest().setId(payment.getId()), as);
        if (sees) assert.equal((await get).getOrderId(), order.orderId);
        else await assert.rejects(get, refusal(status.NOT_FOUND, 'PAYMENT_NOT_FOUND'));
        const list = new pb.ListPaymentsRequest().setOrderId(order.orderId);
        const listed = (await one.call(Payments.listPayments, list, as)).getPaymentsList();
        assert.deepEqual(
          listed.map((p) => p.getId()),
          sees ? [payment.getId()] : [],
        );
      });
    }

    it('refuses malformed ids by name', async () => {
      await assert.rejects(
        one.call(Payments.getPayment, new pb.GetPaymentRequest().setId('1')),
        refusal(3, 'INVALID_ARGUMENT', ['id']),
      );
      await assert.rejects(
        one.call(Payments.listPayments, new pb.ListPaymentsRequest()),
        refusal(3, 'INVALID_ARGUMENT', ['orderId']),
      );
    });
  });

  describe('RefundPayment', () => {
    const refund = (id: string, options?: Parameters<typeof toRefund>[1], caller = STAFF, replica = one) =>
      replica.callRaw(Payments.refundPayment, toRefund(id, options), caller);

    it('gives back in parts until nothing is left', async () => {
      const payment = await paid();
      const id = payment.getId();
      const part = pb.Payment.deserializeBinary(await refund(id, { amount: money('EUR', 5, 500_000_000) }));
      assert.equal(statusOf(part), 'CAPTURED');
      assert.deepEqual(part.getRefunded()!.toObject(), { currencyCode: 'EUR', units: 5, nanos: 500_000_000 });
      await assert.rejects(
        refund(id, { amount: money('EUR', 15) }),
        refusal(status.FAILED_PRECONDITION, 'REFUND_TOO_LARGE'),
      );
      const rest = pb.Payment.deserializeBinary(await refund(id));
      assert.equal(statusOf(rest), 'REFUNDED');
      assert.equal(rest.getRefunded()!.getUnits(), 20);
      await agree();
    });

    it('answers a key the same bytes over replicas and after more refunds, and refuses it for another request', async () => {
      const id = (await paid()).getId();
      const options = { amount: money('EUR', 1), requestId: newId() };
      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, i) => refund(id, options, STAFF, service.replicas[i % 3])),
      );
      await refund(id);
      replies.push(await refund(id, options));
      replies.push(
        await refund(id, { amount: options.amount }, { ...STAFF, idempotencyKey: options.requestId }),
      );
      assert.equal(new Set(replies.map((reply) => reply.toString('hex'))).size, 1);
      assert.deepEqual(await entries(id), ['authorize', 'capture', 'refund', 'refund']);
      const reused = refusal(status.ALREADY_EXISTS, 'KEY_REUSED');
      await assert.rejects(refund(id, { ...options, amount: money('EUR', 2) }), reused);
      await assert.rejects(refund((await paid()).getId(), options), reused);
      await agree();
    });

    it('takes the request id of the gateway for the key when there is no other', async () => {
      const id = (await paid()).getId();
      const caller = { ...STAFF, requestId: newId() };
      const replies = [await refund(id, undefined, caller), await refund(id, undefined, caller)];
      assert.ok(replies[0]!.equals(replies[1]!));
    });

    it('leaves no key behind a refusal', async () => {
      const order = newOrder();
      const payment = await authorize(order);
      const requestId = newId();
      await assert.rejects(refund(payment.getId(), { requestId }), refusal(9, 'NOT_CAPTURED'));
      await capture(order);
      const done = pb.Payment.deserializeBinary(await refund(payment.getId(), { requestId }));
      assert.equal(statusOf(done), 'REFUNDED');
    });

    it('never gives back more than was taken, whoever asks at once', async () => {
      const payment = await paid();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 9 }, (_, i) =>
          refund(payment.getId(), { amount: money('EUR', 3) }, STAFF, service.replicas[i % 3]),
        ),
      );
      assert.equal(outcomes.filter((o) => o.status === 'fulfilled').length, 6);
      await agree();
    });

    const wrong: [string, Parameters<typeof toRefund>[1], string][] = [
      ['another currency', { amount: money('USD', 1) }, 'amount.currencyCode'],
      ['nothing', { amount: money('EUR', 0) }, 'amount'],
      ['less than nothing', { amount: money('EUR', -1) }, 'amount'],
      ['a fraction of a cent', { amount: money('EUR', 0, 1) }, 'amount'],
      ['a tenth of a cent', { amount: money('EUR', 1, 1_000_000) }, 'amount'],
      ['a tenth of a yen', { amount: money('JPY', 1, 100_000_000) }, 'amount'],
      ['what is no currency', { amount: money('XYZ', 1) }, 'amount'],
      ['an invisible reason', { reason: '\u200b' }, 'reason'],
      ['a control in its reason', { reason: 'a\u0085' }, 'reason'],
      ['signs that differ', { amount: money('EUR', 1, -1) }, 'amount'],
      ['a reason too long', { reason: 'x'.repeat(501) }, 'reason'],
      ['a key too long', { requestId: 'x'.repeat(129) }, 'requestId'],
    ];
    for (const [what, options, field] of wrong) {
      it(`refuses ${what}`, async () => {
        const id = (await paid()).getId();
        await assert.rejects(refund(id, options), refusal(3, 'INVALID_ARGUMENT', [field]));
      });
    }

    it('takes the decimal places of its currency, and keeps the reason in NFC', async () => {
      const order = newOrder({ amount: money('KWD', 20, 125_000_000) });
      const { id } = (await paid(order)).toObject();
      const options = { amount: money('KWD', 0, 5_000_000), requestId: newId(), reason: 'Zoe\u0308' };
      const part = await refund(id, options);
      assert.ok(part.equals(await refund(id, { ...options, reason: 'Zo\u00eb' })));
      const [row] = await service.db.query<{ reason: string }>({
        name: 'spec-reason',
        text: 'select reason from refunds where payment_id = $1::uuid',
        values: [id],
      });
      assert.equal(row!.reason, 'Zo\u00eb');
    });

    it('does not know a payment that does not exist', async () => {
      await assert.rejects(refund(newId()), refusal(status.NOT_FOUND, 'PAYMENT_NOT_FOUND'));
    });

    it('gives back the rest, and what was promised, on a void', async () => {
      const order = newOrder({ method: 'sandbox-timeout' });
      await assert.rejects(authorize(order));
      await authorize(order);
      await assert.rejects(capture(order));
      const payment = await capture(order);
      await assert.rejects(
        refund(payment.getId(), { amount: money('EUR', 5) }),
        refusal(14, 'PROVIDER_UNAVAILABLE'),
      );
      await until(async () => (await voidIt(order).then(statusOf, () => '')) === 'REFUNDED');
      assert.deepEqual(await entries(payment.getId()), ['authorize', 'capture', 'refund', 'refund']);
      await agree();
    });
  });

  for (const [what, amount] of [
    ['what is no currency', money('XYZ', 1)],
    ['a third decimal of euros', money('EUR', 1, 5_000_000)],
    ['a decimal of yen', money('JPY', 1, 500_000_000)],
  ] as const) {
    it(`sets nothing aside of ${what}, and voids an order of before that costs it`, async () => {
      const order = newOrder({ amount });
      await assert.rejects(authorize(order), refusal(3, 'INVALID_ARGUMENT', ['amount']));
      assert.equal(statusOf(await voidIt(order)), 'VOIDED');
    });
  }

  it('keeps the ledger as it was written', async () => {
    await paid();
    const change = { name: 'spec-change', text: 'update sandbox_entries set amount = 0' };
    await assert.rejects(service.db.execute(change), /never change/);
    await assert.rejects(
      service.db.execute({ name: 'spec-delete', text: 'delete from sandbox_entries' }),
      /never change/,
    );
  });
});
