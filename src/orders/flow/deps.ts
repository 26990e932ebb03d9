import type accountsGrpc from '../../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import type catalogGrpc from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import type paymentsGrpc from '../../../gen/plaza/payments/v1/payments_grpc_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Peer } from '../../runtime/peers.ts';
import type { Fault } from '../faults.ts';

export interface Deps {
  readonly db: Database;
  readonly accounts: Peer<typeof accountsGrpc.AccountsService>;
  readonly catalog: Peer<typeof catalogGrpc.CatalogService>;
  readonly inventory: Peer<typeof catalogGrpc.InventoryService>;
  readonly payments: Peer<typeof paymentsGrpc.PaymentsService>;
  /** Called after the commit of a transaction that appended events. */
  readonly wakeRelay: () => void;
  readonly fault: Fault;
}
