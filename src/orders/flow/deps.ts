import type accountsGrpc from '../../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import type catalogGrpc from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import type paymentsGrpc from '../../../gen/plaza/payments/v1/payments_grpc_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Peer } from '../../runtime/peers.ts';
import type { Order } from '../domain/order.ts';
import type { Fault } from '../faults.ts';
import type { OrderFigures } from '../figures.ts';

export interface Deps {
  readonly db: Database;
  readonly accounts: Peer<typeof accountsGrpc.AccountsService>;
  readonly catalog: Peer<typeof catalogGrpc.CatalogService>;
  readonly inventory: Peer<typeof catalogGrpc.InventoryService>;
  readonly payments: Peer<typeof paymentsGrpc.PaymentsService>;
  /** Reads that meet share a query. */
  readonly findOrder: (id: string) => Promise<Order | undefined>;
  /** Whether a queue takes events of this type, so that they have to go through the outbox; the log of events has them all. */
  readonly isTaken: (type: string) => boolean;
  /** Called after the commit of an order's change with the type of its event. */
  readonly told: (type: string) => void;
  readonly figures: OrderFigures;
  readonly fault: Fault;
}
