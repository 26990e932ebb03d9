// What payments tells the audit log, as it stands in the outbox.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pb from '../../gen/plaza/payments/v1/payments_pb.js';
import type { Audited } from '../runtime/audit.ts';
import { newId } from '../runtime/ids.ts';
import { until } from '../runtime/testing/until.ts';
import { Payments, STAFF, startPayments } from './testing/payments.ts';
import { money, type Paying, toAuthorize, toCapture, toRefund, toVoid } from './testing/requests.ts';

let service: Awaited<ReturnType<typeof startPayments>>;
before(async () => {
  service = await startPayments();
});
after(() => service.close());

async function entries(payment: string): Promise<Audited[]> {
  const rows = await service.db.query<{ data: Audited }>({
    name: 'spec-audit',
    text: `select event->'data' as data from outbox
           where event->>'type' = 'audit.recorded' and event->>'resource' = $1::text order by event->>'time', id`,
    values: [`payments/${payment}`],
  });
  return rows.map(({ data }) => data);
}

const shown = ({ actor, action, outcome, reason, detail }: Audited) =>
  [actor === STAFF.subject ? 'staff' : actor, action, outcome, reason, detail].filter(Boolean).join(' ');

async function paid(order: Paying): Promise<string> {
  const [replica] = service.replicas;
  await replica!.call(Payments.authorize, toAuthorize(order));
  return (await replica!.call(Payments.capture, toCapture(order.orderId))).getId();
}

test('money that is set aside, taken and given back by staff, each once', async () => {
  const [replica] = service.replicas;
  const order: Paying = { orderId: newId(), userId: newId() };
  const id = await paid(order);
  await paid(order);
  const refund = toRefund(id, { amount: money('EUR', 1), requestId: 'refund-1' });
  for (const requestId of ['call-1', 'call-2'])
    await replica!.call(Payments.refundPayment, refund, { ...STAFF, requestId });
  const done = await entries(id);
  assert.deepEqual(
    done.map(({ action }) => action),
    ['payment.authorize', 'payment.capture', 'payment.refund'],
  );
  assert.match(done[1]!.detail!, new RegExp(`^EUR \\d+\\.\\d\\d, order ${order.orderId}$`));
  assert.deepEqual(done[2], {
    actor: STAFF.subject,
    action: 'payment.refund',
    resource: `payments/${id}`,
    requestId: 'call-1',
    address: '',
    service: 'payments',
    detail: 'EUR 1.00',
  });
});

test('a refund that is refused', async () => {
  const [replica] = service.replicas;
  const id = await paid({ orderId: newId(), userId: newId() });
  const tooMuch = toRefund(id, { amount: money('EUR', 1_000_000) });
  await assert.rejects(replica!.call(Payments.refundPayment, tooMuch, STAFF));
  await until(async () => (await entries(id)).length === 3);
  assert.equal(shown((await entries(id))[2]!), 'staff payment.refund REFUSED REFUND_TOO_LARGE');
});

test('money that goes back because its order is cancelled, before and after it was taken', async () => {
  const [replica] = service.replicas;
  const early: Paying = { orderId: newId(), userId: newId() };
  await replica!.call(Payments.authorize, toAuthorize(early));
  const voided = (await replica!.call(Payments.void, toVoid(early))).getId();
  assert.deepEqual(
    (await entries(voided)).map(({ action }) => action),
    ['payment.authorize', 'payment.void'],
  );
  const late: Paying = { orderId: newId(), userId: newId() };
  const refunded = await paid(late);
  for (let again = 0; again < 2; again++) await replica!.call(Payments.void, toVoid(late));
  assert.deepEqual(
    (await entries(refunded)).map(({ action }) => action),
    ['payment.authorize', 'payment.capture', 'payment.refund'],
  );
});

test('what staff read of a payment, and nothing that its owner reads', async () => {
  const [replica] = service.replicas;
  const order: Paying = { orderId: newId(), userId: newId() };
  const id = await paid(order);
  const request = new pb.GetPaymentRequest().setId(id);
  await replica!.call(Payments.getPayment, request, { subject: order.userId, workload: 'gateway' });
  await replica!.call(Payments.getPayment, request, STAFF);
  await until(async () => (await entries(id)).length === 3);
  assert.equal(shown((await entries(id))[2]!), 'staff payment.get');
});
