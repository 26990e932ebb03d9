import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import catalogGrpc from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import ordersGrpc from '../../gen/plaza/orders/v1/orders_grpc_pb.js';
import paymentsGrpc from '../../gen/plaza/payments/v1/payments_grpc_pb.js';
import { connectBroker } from '../runtime/broker/broker.ts';
import { takes } from '../runtime/broker/event.ts';
import { openDatabase } from '../runtime/database.ts';
import { purgeLog } from '../runtime/event-log.ts';
import { createFault } from '../runtime/fault.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { gather } from '../runtime/gather.ts';
import { createHealth } from '../runtime/health.ts';
import { purgeKeys } from '../runtime/keys-table.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createNotices } from '../runtime/notices.ts';
import { createRelay } from '../runtime/outbox-relay.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { createPeers } from '../runtime/peers.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { outboxTrail } from '../runtime/publisher.ts';
import { createServer, implement } from '../runtime/server.ts';
import { batchSizes } from '../runtime/telemetry/batch-sizes.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import type { Config } from './config.ts';
import { findOrders } from './db/find-orders.ts';
import { purgeIntents } from './db/purge-intents.ts';
import { ORDER_EVENTS } from './db/tables.ts';
import { handleEvent } from './events/handle-event.ts';
import { createOrderLog } from './events/order-log.ts';
import { orderFigures } from './figures.ts';
import type { Deps } from './flow/deps.ts';
import { reapIntents } from './flow/reap-intents.ts';
import { cancelOrder } from './rpc/cancel-order.ts';
import { createOrder } from './rpc/create-order.ts';
import { getOrder } from './rpc/get-order.ts';
import { getOrderDetails } from './rpc/get-order-details.ts';
import { listOrders } from './rpc/list-orders.ts';
import { createReadOrder } from './rpc/read-order.ts';
import { subscribeToEvents } from './rpc/subscribe-to-events.ts';
import { watchOrder } from './rpc/watch-order.ts';

/** Steps of the saga wait for peers most of the time, so there may be more of them than database connections. */
const EVENTS_AT_ONCE = 16;

/** Events of other services that get into the log by one statement. */
const EVENTS_LOGGED_AT_ONCE = 200;

/** How long events can be asked for. */
const EVENT_DAYS = 7;

/** The orders service, ready to listen. */
export function createApp(config: Config, log: Logger, telemetry: Telemetry = noTelemetry): App {
  const db = openDatabase({
    url: config.databaseUrl,
    max: config.databasePool,
    name: `orders ${config.instance}`,
    log,
    telemetry,
  });
  const fault = createFault(config.fault);
  const peers = createPeers(config.mesh);
  const revoked = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => revoked.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const sized = batchSizes(telemetry)('orders');
  const patterns = Object.values(config.brokerTopology).flat();
  const isTaken = (type: string) => takes(patterns, type);
  const deps: Deps = {
    db,
    accounts: peers.connect('accounts', accountsGrpc.AccountsService),
    catalog: peers.connect('catalog', catalogGrpc.CatalogService),
    inventory: peers.connect('catalog', catalogGrpc.InventoryService),
    payments: peers.connect('payments', paymentsGrpc.PaymentsService),
    findOrder: gather((ids: string[]) => findOrders(db, ids), { sized }),
    isTaken,
    told: (type) => {
      orderLog.wake();
      if (isTaken(type)) relay.wake();
    },
    figures: orderFigures(telemetry),
    fault,
  };
  const notices = createNotices({
    url: config.databaseUrl,
    channel: ORDER_EVENTS,
    name: `orders ${config.instance}`,
    log,
  });
  const orderLog = createOrderLog({ db, notices, figures: deps.figures, log });
  const broker = connectBroker({
    url: config.brokerUrl,
    topology: config.brokerTopology,
    access: config.brokerAccess,
    name: `orders ${config.instance}`,
    log,
    telemetry,
    passing: (step) => fault(`orders.broker.${step}`),
  });
  const relay = createRelay({
    db,
    log,
    telemetry,
    publish: broker.publish,
    passing: (step) => fault(`orders.relay.${step}`),
  });
  const trail = outboxTrail(db, relay.wake, log);
  const read = createReadOrder(db, sized);
  const tokens = createPageTokens(config.pageTokenSecret);
  const orders = implement(ordersGrpc.OrdersService, {
    createOrder: createOrder(deps),
    getOrder: getOrder(read),
    listOrders: listOrders(db, tokens),
    getOrderDetails: getOrderDetails(read, deps),
    cancelOrder: cancelOrder(deps),
    watchOrder: watchOrder(db, read, orderLog, tokens),
  });
  const events = implement(ordersGrpc.EventsService, {
    subscribeToEvents: subscribeToEvents(db, orderLog, tokens),
  });
  const services = [orders, events];
  const health = createHealth({
    services: services.map(({ name }) => name),
    probe: () => db.healthy(),
    ready: followed.ready,
    log,
  });
  const server = createServer({
    log,
    services,
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
      relay.start();
      broker.consume('order_queue', { handler: handleEvent(deps, log), concurrency: EVENTS_AT_ONCE });
      broker.consume('event_queue', { batch: orderLog.append, size: EVENTS_LOGGED_AT_ONCE });
      orderLog.start();
      jobs = [
        every(5_000, 'reap order intents', log, () => reapIntents(deps, log)),
        every(600_000, 'purge order intents', log, () => purgeIntents(db)),
        every(600_000, 'purge idempotency keys', log, () => purgeKeys(db)),
        every(600_000, 'purge the log of events', log, () => purgeLog(db, ORDER_EVENTS, EVENT_DAYS)),
      ];
    },
    async stop() {
      await followed.stop();
      await trail.stop();
      await Promise.all([relay.stop(), broker.close(), orderLog.stop(), ...jobs.map((job) => job.stop())]);
      await notices.close();
      peers.close();
      await db.close();
    },
  };
}
