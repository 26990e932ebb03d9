import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../runtime/ids.ts';
import { Payments, STAFF, startPayments } from './testing/payments.ts';
import { money, type Paying, toAuthorize, toCapture, toRefund } from './testing/requests.ts';

let service: Awaited<ReturnType<typeof startPayments>>;
before(async () => {
  service = await startPayments();
});
after(() => service.close());

const entries = () =>
  service.db.query<{ data: object }>({
    name: 'spec-audit',
    text: `select event->'data' as data from outbox where event->>'type' = 'audit.recorded'`,
  });

test('a refund is told to the audit log once, however often it is repeated, and not when it is refused', async () => {
  const [replica] = service.replicas;
  const order: Paying = { orderId: newId(), userId: newId() };
  await replica!.call(Payments.authorize, toAuthorize(order));
  const captured = await replica!.call(Payments.capture, toCapture(order.orderId));
  const id = captured.getId();
  const refund = toRefund(id, { amount: money('EUR', 1), requestId: 'refund-1' });
  for (const requestId of ['call-1', 'call-2'])
    await replica!.call(Payments.refundPayment, refund, { ...STAFF, requestId });
  await assert.rejects(
    replica!.call(Payments.refundPayment, toRefund(id, { amount: money('EUR', 1_000_000) }), STAFF),
  );
  assert.deepEqual(await entries(), [
    {
      data: {
        actor: STAFF.subject,
        action: 'payment.refund',
        resource: `payments/${id}`,
        requestId: 'call-1',
        address: '',
        service: 'payments',
      },
    },
  ]);
});
