import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type pb from '../../../gen/plaza/payments/v1/payments_pb.js';
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { Unary } from '../../runtime/server.ts';
import { noTelemetry } from '../../runtime/telemetry/telemetry.ts';
import { testCall } from '../../runtime/testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';
import { interleave, mulberry32, type Turns } from '../../runtime/testing/interleave.ts';
import { paymentFigures } from '../figures.ts';
import { createSandbox, SANDBOX_METHODS } from '../provider/sandbox.ts';
import { authorize } from '../rpc/authorize.ts';
import { capture } from '../rpc/capture.ts';
import { refundPayment } from '../rpc/refund-payment.ts';
import { voidPayment } from '../rpc/void.ts';
import { ledgerDisagreements } from '../testing/ledger-disagreements.ts';
import {
  money,
  type Paying,
  statusOf,
  toAuthorize,
  toCapture,
  toRefund,
  toVoid,
} from '../testing/requests.ts';
import type { Deps } from './deps.ts';
import { finishForgottenRefunds } from './finish-forgotten-refunds.ts';

const SEEDS = 150;

/** What a voided payment has come to. */
const OVER = /^(VOIDED|REFUNDED|DECLINED)$/;

describe('a payment', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase({ service: 'payments' });
  });
  after(() => database.close());

  const depsOf = (db: Database, turns?: Turns): Deps => {
    const provider = createSandbox(database.db);
    return {
      db,
      provider: turns ? turns.calls(provider) : provider,
      wakeRelay: () => {},
      figures: paymentFigures(noTelemetry),
      fault: () => {},
    };
  };
  const atTurns = (turns: Turns) => depsOf(turns.database(database.db), turns);

  async function send<Q, R extends pb.Payment>(handler: Unary<Q, R>, request: Q): Promise<pb.Payment> {
    return (await handler(request, testCall({ workload: 'orders' }))) as pb.Payment;
  }
  const pay = async (deps: Deps, order: Paying) => {
    await send(authorize(deps), toAuthorize(order));
    await send(capture(deps), toCapture(order.orderId));
  };
  /** Payments of which there is not exactly one event for the capture, and one for each refund. */
  const untold = () =>
    database.db.query({
      name: 'spec-untold',
      text: `with told as (
               select event->>'resource' as resource, event->>'type' as type, count(*) as count from outbox group by 1, 2
             )
             select p.id, p.status, c.count as captures, r.count as refunds from payments as p
               left join told as c on c.resource = 'payments/' || p.id and c.type = 'payment.captured'
               left join told as r on r.resource = 'payments/' || p.id and r.type = 'payment.refunded'
             where coalesce(c.count, 0) <> (case when p.status in ('CAPTURED', 'REFUNDED') then 1 else 0 end)
                or coalesce(r.count, 0) <> (select count(*) from refunds where payment_id = p.id and state = 'DONE')`,
    });
  const giveBack = (deps: Deps, order: Paying) => send(voidPayment(deps), toVoid(order));
  const refund = async (deps: Deps, order: Paying) => {
    const [payment] = await deps.db.query<{ id: string }>({
      name: 'spec-find',
      text: 'select id from payments where order_id = $1::uuid',
      values: [order.orderId],
    });
    if (!payment) return;
    await refundPayment(deps)(
      toRefund(payment.id, { amount: money('EUR', 7) }),
      testCall({ roles: 'staff' }),
    );
  };

  /** Repeats until it is done or refused for good, as those who call do. */
  async function persist<T>(step: () => Promise<T>): Promise<T | string> {
    for (;;) {
      try {
        return await step();
      } catch (error) {
        const { reason } = error as { reason?: string };
        if (reason !== 'PROVIDER_UNAVAILABLE') return reason ?? String(error);
      }
    }
  }

  async function rowStatus(order: Paying): Promise<string> {
    const [payment] = await database.db.query<{ status: string }>({
      name: 'spec-status',
      text: 'select status from payments where order_id = $1::uuid',
      values: [order.orderId],
    });
    return payment!.status;
  }

  async function ageRefunds(): Promise<void> {
    await database.db.execute({
      name: 'spec-age',
      text: `update refunds set create_time = create_time - interval '1 minute' where state = 'PENDING'`,
    });
  }

  for (const killShare of [0, 0.15]) {
    it(`ends right in ${SEEDS} interleavings of paying, voiding and refunding, ${killShare * 100} % of turns fatal`, async () => {
      for (let seed = 1; seed <= SEEDS; seed++) {
        const random = mulberry32(seed);
        const method = SANDBOX_METHODS[Math.floor(random() * SANDBOX_METHODS.length)]!;
        const order: Paying = { orderId: newId(), userId: newId(), method };
        const voided = random() < 0.7;
        if (random() < 0.5) await persist(() => pay(depsOf(database.db), order));
        let givenBack = false;
        const voiding = async (turns: Turns) => {
          // Otherwise most voids would come before any capture begins.
          for (let pause = Math.floor(random() * 12); pause > 0; pause--) await turns.run(async () => {});
          await giveBack(atTurns(turns), order);
          givenBack = true;
        };
        await interleave({ seed, killShare }, [
          (turns) => pay(atTurns(turns), order),
          (turns) => pay(atTurns(turns), order),
          (turns) => refund(atTurns(turns), order),
          ...(voided ? [voiding, voiding] : []),
        ]);
        if (givenBack) assert.match(await rowStatus(order), OVER, `seed ${seed}: a Void's answer must hold`);

        // Those who call repeat what they do not know the end of, in whatever order, and forgotten refunds are finished.
        const deps = depsOf(database.db);
        const payAgain = async () => {
          const paid = await persist(() => pay(deps, order));
          if (!voided)
            assert.equal(paid, method === 'sandbox-decline' ? 'NOT_AUTHORIZED' : undefined, `seed ${seed}`);
        };
        const giveBackAgain = async () => {
          const payment = (await persist(() => giveBack(deps, order))) as pb.Payment;
          assert.match(statusOf(payment), OVER, `seed ${seed}`);
        };
        const repeats = voided ? [payAgain, giveBackAgain] : [payAgain];
        if (random() < 0.5) repeats.reverse();
        for (const repeat of repeats) await repeat();
        await ageRefunds();
        await finishForgottenRefunds(deps, silentLog());
        await finishForgottenRefunds(deps, silentLog());
        assert.deepEqual(await ledgerDisagreements(database.db), [], `seed ${seed}, ${method}`);
        assert.deepEqual(await untold(), [], `seed ${seed}, ${method}`);
      }
    });
  }

  it('is VOIDED when its void comes while its authorization is on its way, and nothing is set aside by it', async () => {
    const order: Paying = { orderId: newId(), userId: newId() };
    const arrived = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const deps = depsOf(database.db);
    const slow: Deps = {
      ...deps,
      provider: {
        ...deps.provider,
        async authorize(request) {
          arrived.resolve();
          await held.promise;
          return deps.provider.authorize(request);
        },
      },
    };
    const authorizing = send(authorize(slow), toAuthorize(order));
    await arrived.promise;
    assert.equal(statusOf(await giveBack(deps, order)), 'VOIDED');
    held.resolve();
    assert.equal(statusOf(await authorizing), 'VOIDED');
    const entries = await database.db.query<{ kind: string }>({
      name: 'spec-kinds',
      text: `select kind from sandbox_entries join payments on payments.id = authorization_id where order_id = $1::uuid`,
      values: [order.orderId],
    });
    assert.deepEqual(entries, [{ kind: 'void' }]);
  });
});
