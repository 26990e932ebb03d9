import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import grpcPb from '../../gen/plaza/payments/v1/payments_grpc_pb.js';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createPeers } from '../runtime/peers.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { createPublisher } from '../runtime/publisher.ts';
import { createServer, implement } from '../runtime/server.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { purgeRefundKeys } from './db/purge-refund-keys.ts';
import { paymentFigures } from './figures.ts';
import { finishForgottenRefunds } from './flow/finish-forgotten-refunds.ts';
import { createSandbox } from './provider/sandbox.ts';
import { authorize } from './rpc/authorize.ts';
import { capture } from './rpc/capture.ts';
import { getPayment } from './rpc/get-payment.ts';
import { listPayments } from './rpc/list-payments.ts';
import { refundPayment } from './rpc/refund-payment.ts';
import { voidPayment } from './rpc/void.ts';

/** The payments service, ready to listen. */
export function createApp(config: Config, log: Logger, telemetry: Telemetry = noTelemetry): App {
  const db = openDatabase({
    url: config.databaseUrl,
    max: config.databasePool,
    name: `payments ${config.instance}`,
    log,
    telemetry,
  });
  const peers = createPeers(config.mesh);
  const revoked = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => revoked.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const fault = createFault(config.fault);
  const publisher = createPublisher({ db, config, name: `payments ${config.instance}`, log, telemetry });
  const figures = paymentFigures(telemetry);
  const deps = { db, provider: createSandbox(db), wakeRelay: publisher.wake, figures, fault };
  const service = implement(grpcPb.PaymentsService, {
    authorize: authorize(deps),
    capture: capture(deps),
    void: voidPayment(deps),
    getPayment: getPayment(db),
    listPayments: listPayments(db),
    refundPayment: refundPayment(deps),
  });
  const health = createHealth({
    services: [service.name],
    probe: () => db.healthy(),
    ready: followed.ready,
    log,
  });
  const { trail } = publisher;
  const server = createServer({
    log,
    services: [service],
    telemetry,
    health,
    reflection: config.reflection,
    fault,
    trail,
    revocations,
  });
  let jobs: Periodic[] = [];

  return {
    server,
    health,
    start() {
      publisher.start();
      jobs = [
        every(10_000, 'finish forgotten refunds', log, () => finishForgottenRefunds(deps, log)),
        every(600_000, 'purge refund keys', log, () => purgeRefundKeys(db)),
      ];
    },
    async stop() {
      await followed.stop();
      peers.close();
      await Promise.all([publisher.stop(), ...jobs.map((job) => job.stop())]);
      await db.close();
    },
  };
}
