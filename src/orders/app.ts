import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import catalogGrpc from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import ordersGrpc from '../../gen/plaza/orders/v1/orders_grpc_pb.js';
import paymentsGrpc from '../../gen/plaza/payments/v1/payments_grpc_pb.js';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { createHealth } from '../runtime/health.ts';
import { purgeKeys } from '../runtime/keys-table.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createRelay } from '../runtime/outbox-relay.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { createPeers } from '../runtime/peers.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { createServer, implement } from '../runtime/server.ts';
import type { Config } from './config.ts';
import { purgeIntents } from './db/purge-intents.ts';
import { handleEvent } from './events/handle-event.ts';
import type { Deps } from './flow/deps.ts';
import { reapIntents } from './flow/reap-intents.ts';
import { cancelOrder } from './rpc/cancel-order.ts';
import { createOrder } from './rpc/create-order.ts';
import { getOrder } from './rpc/get-order.ts';
import { getOrderDetails } from './rpc/get-order-details.ts';
import { listOrders } from './rpc/list-orders.ts';
import { createReadOrder } from './rpc/read-order.ts';

/** Steps of the saga wait for peers most of the time, so there may be more of them than database connections. */
const EVENTS_AT_ONCE = 16;

/** The orders service, ready to listen. */
export function createApp(config: Config, log: Logger): App {
  const db = openDatabase({
    url: config.databaseUrl,
    max: config.databasePool,
    name: `orders ${config.instance}`,
    log,
  });
  const fault = createFault(config.fault);
  const peers = createPeers(config.mesh);
  const deps: Deps = {
    db,
    accounts: peers.connect('accounts', accountsGrpc.AccountsService),
    catalog: peers.connect('catalog', catalogGrpc.CatalogService),
    inventory: peers.connect('catalog', catalogGrpc.InventoryService),
    payments: peers.connect('payments', paymentsGrpc.PaymentsService),
    wakeRelay: () => relay.wake(),
    fault,
  };
  const handle = handleEvent(deps, log);
  const relay = createRelay({
    db,
    log,
    publish: async (events) => {
      await Promise.all(events.map((event) => handle(event, new AbortController().signal)));
    },
    batch: EVENTS_AT_ONCE,
  });
  const read = createReadOrder(db);
  const service = implement(ordersGrpc.OrdersService, {
    createOrder: createOrder(deps),
    getOrder: getOrder(read),
    listOrders: listOrders(db, createPageTokens(config.pageTokenSecret)),
    getOrderDetails: getOrderDetails(read, deps),
    cancelOrder: cancelOrder(deps),
  });
  const health = createHealth({ services: [service.name], probe: () => db.healthy(), log });
  const server = createServer({ log, services: [service], health, reflection: config.reflection, fault });
  let jobs: Periodic[] = [];

  return {
    server,
    health,
    start() {
      relay.start();
      jobs = [
        every(5_000, 'reap order intents', log, () => reapIntents(deps, log)),
        every(600_000, 'purge order intents', log, () => purgeIntents(db)),
        every(600_000, 'purge idempotency keys', log, () => purgeKeys(db)),
      ];
    },
    async stop() {
      await Promise.all([relay.stop(), ...jobs.map((job) => job.stop())]);
      peers.close();
      await db.close();
    },
  };
}
