import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { newId } from '../runtime/ids.ts';
import { type ServiceProcess, startProcess } from '../runtime/testing/service-process.ts';
import { FAULT_POINTS, type FaultPoint } from './faults.ts';
import { ledgerDisagreements } from './testing/ledger-disagreements.ts';
import { connect, environment, Payments, type Replica, STAFF, startPayments } from './testing/payments.ts';
import {
  money,
  type Paying,
  statusOf,
  toAuthorize,
  toCapture,
  toRefund,
  toVoid,
} from './testing/requests.ts';

describe('payments killed', () => {
  let service: Awaited<ReturnType<typeof startPayments>>;
  let healthy: Replica;
  let dying: ServiceProcess | undefined;
  before(async () => {
    service = await startPayments();
    healthy = service.replicas[0]!;
  });
  after(() => service.close());
  afterEach(() => dying?.kill());

  for (const point of FAULT_POINTS) {
    it(`at ${point}: the repeat ends right, and the books agree`, async () => {
      const { prepare, act, expected } = await scenarioOf(point);
      await prepare();
      dying = startProcess('payments', { ...environment(service.databaseUrl), FAULT: point });
      const client = connect(await dying.address);
      await assert.rejects(act(client));
      client.close();
      assert.deepEqual(await dying.ended, [null, 'SIGKILL']);
      assert.equal(await act(healthy), expected);
      assert.equal(await act(healthy), expected);
      assert.deepEqual(await ledgerDisagreements(service.db), []);
    });
  }

  async function scenarioOf(point: FaultPoint) {
    const order: Paying = { orderId: newId(), userId: newId() };
    const authorize = (client: Replica) => client.call(Payments.authorize, toAuthorize(order)).then(statusOf);
    const capture = (client: Replica) =>
      client.call(Payments.capture, toCapture(order.orderId)).then(statusOf);
    switch (point.split('.')[1]) {
      case 'authorize':
        return { prepare: async () => {}, act: authorize, expected: 'AUTHORIZED' };
      case 'capture':
        return { prepare: () => authorize(healthy), act: capture, expected: 'CAPTURED' };
      case 'void':
        return {
          prepare: () => authorize(healthy),
          act: (client: Replica) => client.call(Payments.void, toVoid(order)).then(statusOf),
          expected: 'VOIDED',
        };
      default: {
        const payment = await healthy.call(Payments.authorize, toAuthorize(order));
        const request = toRefund(payment.getId(), { amount: money('EUR', 5), requestId: newId() });
        return {
          prepare: () => capture(healthy),
          act: async (client: Replica) => {
            const refunded = await client.call(Payments.refundPayment, request, STAFF);
            return `${statusOf(refunded)} ${refunded.getRefunded()!.getUnits()}`;
          },
          expected: 'CAPTURED 5',
        };
      }
    }
  }
});
