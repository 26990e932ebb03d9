// Made from the graph by `make proto`; a test fails when it is not what the protos say.
import type { MethodKind } from '../../runtime/telemetry/faults.ts';

export const METHOD_KINDS: Readonly<Record<string, { kind: MethodKind; lateMs: number }>> = {
  '/plaza.accounts.v1.Accounts/CreateUser': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.accounts.v1.Accounts/GetUser': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/ListUsers': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/BatchGetUsers': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/StreamUsers': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.accounts.v1.Accounts/ImportUsers': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.accounts.v1.Accounts/UpdateUser': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/DeleteUser': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/SetUserRoles': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Accounts/ChangePassword': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.accounts.v1.Accounts/EndSessions': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Sessions/CreateSession': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.accounts.v1.Sessions/RefreshSession': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Sessions/RevokeSession': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Keys/GetJwks': {
    kind: 'unary',
    lateMs: 1000,
  },
  '/plaza.accounts.v1.Keys/RotateKey': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.accounts.v1.Revocations/WatchRevocations': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/google.longrunning.Operations/ListOperations': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/google.longrunning.Operations/GetOperation': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/google.longrunning.Operations/DeleteOperation': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/google.longrunning.Operations/CancelOperation': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/google.longrunning.Operations/WaitOperation': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.catalog.v1.Catalog/GetProduct': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Catalog/ListProducts': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Catalog/BatchGetProducts': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Catalog/SearchProducts': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.catalog.v1.Catalog/CreateProduct': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Catalog/UpdateProduct': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Catalog/ImportProducts': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.catalog.v1.Catalog/StartImport': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.catalog.v1.Catalog/UploadProductImage': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.catalog.v1.Catalog/GetProductImage': {
    kind: 'unary',
    lateMs: 10000,
  },
  '/plaza.catalog.v1.Catalog/DeleteProduct': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Books/CreateBook': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Books/GetBook': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Books/ListBooks': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Books/UpdateBook': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Books/DeleteBook': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Inventory/AdjustStock': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Inventory/ReserveStock': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Inventory/CommitReservation': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v1.Inventory/ReleaseReservation': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v2.Catalog/GetProduct': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.catalog.v2.Catalog/ListProducts': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.payments.v1.Payments/Authorize': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.payments.v1.Payments/Capture': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.payments.v1.Payments/Void': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.payments.v1.Payments/GetPayment': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.payments.v1.Payments/ListPayments': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.payments.v1.Payments/RefundPayment': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.orders.v1.Orders/CreateOrder': {
    kind: 'unary',
    lateMs: 5000,
  },
  '/plaza.orders.v1.Orders/GetOrder': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.orders.v1.Orders/ListOrders': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.orders.v1.Orders/GetOrderDetails': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.orders.v1.Orders/CancelOrder': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.orders.v1.Orders/WatchOrder': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.orders.v1.Events/SubscribeToEvents': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.rooms.v1.Rooms/Chat': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.rooms.v1.Rooms/PostMessage': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.rooms.v1.Rooms/ListMessages': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.rooms.v1.Rooms/WatchRoom': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.rooms.v1.DataSync/SyncStream': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/opentelemetry.proto.collector.trace.v1.TraceService/Export': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Traces/ListTraces': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Traces/GetTrace': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Figures/WatchFigures': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.ops.v1.Health/GetHealth': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Mesh/ListServices': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Mesh/WatchMesh': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.ops.v1.Audit/ListEntries': {
    kind: 'unary',
    lateMs: 2500,
  },
  '/plaza.ops.v1.Audit/TailEntries': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.ops.v1.Logs/TailLogs': {
    kind: 'lasting',
    lateMs: 10000,
  },
  '/plaza.ops.v1.Metrics/RecordMetrics': {
    kind: 'lasting',
    lateMs: 10000,
  },
};
