import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { newId } from '../runtime/ids.ts';
import { runtimeMetrics } from '../runtime/telemetry/metrics.ts';
import { createTelemetry } from '../runtime/telemetry/telemetry.ts';
import { figureIn, undefinedIn } from '../runtime/testing/scrape.ts';
import { paymentMetrics } from './metrics.ts';
import { Payments, STAFF, startPayments } from './testing/payments.ts';
import { money, toAuthorize, toCapture, toRefund } from './testing/requests.ts';

const telemetry = createTelemetry();
let service: Awaited<ReturnType<typeof startPayments>>;
before(async () => {
  service = await startPayments(2, telemetry);
});
after(() => service.close());

it('money counts once, in its currency, whoever asks how often and where at once', async () => {
  const at = (i: number) => service.replicas[i % 2]!;
  const order = { orderId: newId(), userId: newId(), amount: money('EUR', 20, 500_000_000) };
  const other = { orderId: newId(), userId: newId(), amount: money('JPY', 300) };
  for (const each of [order, other]) await at(0).call(Payments.authorize, toAuthorize(each));
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => at(i).call(Payments.capture, toCapture(order.orderId))),
  );
  const payment = await at(1).call(Payments.capture, toCapture(order.orderId));
  await at(1).call(Payments.capture, toCapture(other.orderId));
  const refund = toRefund(payment.getId(), { amount: money('EUR', 5), requestId: newId() });
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => at(i).callRaw(Payments.refundPayment, refund, STAFF)),
  );

  const text = await telemetry.scrape();
  assert.equal(figureIn(text, 'plaza_revenue_total', { currency: 'EUR' }), 20.5);
  assert.equal(figureIn(text, 'plaza_revenue_total', { currency: 'JPY' }), 300);
  assert.equal(figureIn(text, 'plaza_refunded_total', { currency: 'EUR' }), 5);
  assert.equal(figureIn(text, 'plaza_refunds_total'), 1);
  const definitions = [...Object.values(runtimeMetrics), ...Object.values(paymentMetrics)];
  assert.deepEqual(undefinedIn(text, definitions), []);
});
