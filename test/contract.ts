// What the API promises of every method, written by hand: a proto option that is changed by mistake differs from this table.

export type Access = 'public' | 'user' | 'self' | 'staff' | 'admin' | 'mesh';
export type Class = 'read' | 'keyed' | 'once';

export interface Promised {
  access: Access;
  /** Services that may call it with their own identity alone. */
  callers: readonly string[];
  class: Class;
  /** The HTTP status of success. */
  ok: number;
  /** `<verb> <template> <body>`; the body is a field of the request, `*` for the rest of it, `[*]` for a list of requests, or missing. */
  http: readonly string[];
}

function row(access: string, kind: Class, ok: number, ...http: string[]): Promised {
  const [who, ...callers] = access.split(' ') as [Access, ...string[]];
  return { access: who, callers, class: kind, ok, http };
}

/** By the path of the gRPC call, without its first slash. */
export const contract: Readonly<Record<string, Promised>> = {
  'plaza.accounts.v1.Accounts/CreateUser': row('public', 'once', 201, 'POST /v1/users *'),
  'plaza.accounts.v1.Accounts/GetUser': row('self', 'read', 200, 'GET /v1/users/{id}'),
  'plaza.accounts.v1.Accounts/ListUsers': row('staff', 'read', 200, 'GET /v1/users'),
  'plaza.accounts.v1.Accounts/BatchGetUsers': row('staff orders', 'read', 200, 'GET /v1/users:batchGet'),
  'plaza.accounts.v1.Accounts/StreamUsers': row('staff', 'read', 200, 'GET /v1/users:stream'),
  'plaza.accounts.v1.Accounts/ImportUsers': row('admin', 'keyed', 200, 'POST /v1/users:import [*]'),
  'plaza.accounts.v1.Accounts/UpdateUser': row(
    'self',
    'keyed',
    200,
    'PATCH /v1/users/{user.id} user',
    'PUT /v1/users/{user.id} user',
  ),
  'plaza.accounts.v1.Accounts/DeleteUser': row('self', 'keyed', 204, 'DELETE /v1/users/{id}'),
  'plaza.accounts.v1.Accounts/SetUserRoles': row('admin', 'keyed', 200, 'POST /v1/users/{id}:setRoles *'),
  'plaza.accounts.v1.Accounts/ChangePassword': row(
    'self',
    'once',
    200,
    'POST /v1/users/{id}:changePassword *',
  ),
  'plaza.accounts.v1.Accounts/EndSessions': row('self', 'keyed', 200, 'POST /v1/users/{id}:endSessions *'),
  'plaza.accounts.v1.Sessions/CreateSession': row('public', 'once', 200, 'POST /v1/sessions *'),
  'plaza.accounts.v1.Sessions/RefreshSession': row('public', 'once', 200, 'POST /v1/sessions:refresh *'),
  'plaza.accounts.v1.Sessions/RevokeSession': row('public', 'keyed', 200, 'POST /v1/sessions:revoke *'),
  'plaza.accounts.v1.Keys/GetJwks': row('public', 'read', 200, 'GET /.well-known/jwks.json'),
  'plaza.accounts.v1.Keys/RotateKey': row('admin', 'keyed', 200, 'POST /v1/keys:rotate *'),
  'plaza.accounts.v1.Revocations/WatchRevocations': row(
    'mesh catalog payments orders rooms ops',
    'read',
    200,
  ),

  'plaza.catalog.v1.Catalog/GetProduct': row('public', 'read', 200, 'GET /v1/products/{id}'),
  'plaza.catalog.v1.Catalog/ListProducts': row('public', 'read', 200, 'GET /v1/products'),
  'plaza.catalog.v1.Catalog/BatchGetProducts': row('public orders', 'read', 200, 'GET /v1/products:batchGet'),
  'plaza.catalog.v1.Catalog/SearchProducts': row('public', 'read', 200, 'GET /v1/products:search'),
  'plaza.catalog.v1.Catalog/CreateProduct': row('staff', 'keyed', 201, 'POST /v1/products product'),
  'plaza.catalog.v1.Catalog/UpdateProduct': row(
    'staff',
    'keyed',
    200,
    'PATCH /v1/products/{product.id} product',
    'PUT /v1/products/{product.id} product',
  ),
  'plaza.catalog.v1.Catalog/DeleteProduct': row('staff', 'keyed', 204, 'DELETE /v1/products/{id}'),
  'plaza.catalog.v1.Catalog/ImportProducts': row('staff', 'keyed', 200, 'POST /v1/products:import [*]'),
  'plaza.catalog.v1.Catalog/StartImport': row('staff', 'keyed', 200, 'POST /v1/products:startImport *'),
  'plaza.catalog.v1.Catalog/UploadProductImage': row(
    'staff',
    'keyed',
    200,
    'POST /v1/products/{id}/image image',
  ),
  'plaza.catalog.v1.Catalog/GetProductImage': row('public', 'read', 200, 'GET /v1/products/{id}/image'),
  'google.longrunning.Operations/ListOperations': row('staff', 'read', 200, 'GET /v1/operations'),
  'google.longrunning.Operations/GetOperation': row('staff', 'read', 200, 'GET /v1/{name=operations/*}'),
  'google.longrunning.Operations/DeleteOperation': row(
    'staff',
    'keyed',
    204,
    'DELETE /v1/{name=operations/*}',
  ),
  'google.longrunning.Operations/CancelOperation': row(
    'staff',
    'keyed',
    200,
    'POST /v1/{name=operations/*}:cancel *',
  ),
  'google.longrunning.Operations/WaitOperation': row(
    'staff',
    'keyed',
    200,
    'POST /v1/{name=operations/*}:wait *',
  ),
  'plaza.catalog.v1.Books/CreateBook': row('staff', 'keyed', 201, 'POST /v1/books book'),
  'plaza.catalog.v1.Books/GetBook': row('public', 'read', 200, 'GET /v1/books/{id}'),
  'plaza.catalog.v1.Books/ListBooks': row('public', 'read', 200, 'GET /v1/books'),
  'plaza.catalog.v1.Books/UpdateBook': row(
    'staff',
    'keyed',
    200,
    'PATCH /v1/books/{book.id} book',
    'PUT /v1/books/{book.id} book',
  ),
  'plaza.catalog.v1.Books/DeleteBook': row('staff', 'keyed', 204, 'DELETE /v1/books/{id}'),
  'plaza.catalog.v1.Inventory/AdjustStock': row(
    'staff',
    'keyed',
    200,
    'POST /v1/products/{id}:adjustStock *',
  ),
  'plaza.catalog.v1.Inventory/ReserveStock': row('mesh orders', 'keyed', 200),
  'plaza.catalog.v1.Inventory/CommitReservation': row('mesh orders', 'keyed', 200),
  'plaza.catalog.v1.Inventory/ReleaseReservation': row('mesh orders', 'keyed', 200),
  'plaza.catalog.v2.Catalog/GetProduct': row('public', 'read', 200, 'GET /v2/products/{id}'),
  'plaza.catalog.v2.Catalog/ListProducts': row('public', 'read', 200, 'GET /v2/products'),

  'plaza.orders.v1.Orders/CreateOrder': row('user', 'keyed', 201, 'POST /v1/orders *'),
  'plaza.orders.v1.Orders/GetOrder': row('self', 'read', 200, 'GET /v1/orders/{id}'),
  'plaza.orders.v1.Orders/ListOrders': row(
    'self',
    'read',
    200,
    'GET /v1/orders',
    'GET /v1/users/{userId}/orders',
  ),
  'plaza.orders.v1.Orders/GetOrderDetails': row('self', 'read', 200, 'GET /v1/orders/{id}/details'),
  'plaza.orders.v1.Orders/CancelOrder': row('self', 'keyed', 200, 'POST /v1/orders/{id}:cancel *'),
  'plaza.orders.v1.Orders/WatchOrder': row('self', 'read', 200, 'GET /v1/orders/{id}:watch'),
  'plaza.orders.v1.Events/SubscribeToEvents': row('user', 'read', 200, 'GET /v1/events'),

  'plaza.payments.v1.Payments/Authorize': row('mesh orders', 'keyed', 200),
  'plaza.payments.v1.Payments/Capture': row('mesh orders', 'keyed', 200),
  'plaza.payments.v1.Payments/Void': row('mesh orders', 'keyed', 200),
  'plaza.payments.v1.Payments/GetPayment': row('self', 'read', 200, 'GET /v1/payments/{id}'),
  'plaza.payments.v1.Payments/ListPayments': row(
    'self orders',
    'read',
    200,
    'GET /v1/orders/{orderId}/payments',
  ),
  'plaza.payments.v1.Payments/RefundPayment': row('staff', 'keyed', 200, 'POST /v1/payments/{id}:refund *'),

  'plaza.rooms.v1.Rooms/Chat': row('user', 'once', 200, 'POST /v1/rooms/{room}:chat [*]'),
  'plaza.rooms.v1.Rooms/PostMessage': row('user', 'keyed', 200, 'POST /v1/rooms/{room}/messages *'),
  'plaza.rooms.v1.Rooms/ListMessages': row('user', 'read', 200, 'GET /v1/rooms/{room}/messages'),
  'plaza.rooms.v1.Rooms/WatchRoom': row('user', 'read', 200, 'GET /v1/rooms/{room}:watch'),
  'plaza.rooms.v1.DataSync/SyncStream': row('user', 'once', 200),

  'plaza.ops.v1.Health/GetHealth': row('public', 'read', 200, 'GET /health'),
  'plaza.ops.v1.Mesh/ListServices': row('staff', 'read', 200, 'GET /v1/services'),
  'plaza.ops.v1.Mesh/WatchMesh': row('staff', 'read', 200, 'GET /v1/mesh:watch'),
  'plaza.ops.v1.Audit/ListEntries': row('admin', 'read', 200, 'GET /v1/audit/entries'),
  'plaza.ops.v1.Audit/TailEntries': row('admin', 'read', 200, 'GET /v1/audit/entries:tail'),
  'plaza.ops.v1.Logs/TailLogs': row('admin', 'read', 200, 'GET /v1/logs:tail'),
  'plaza.ops.v1.Traces/ListTraces': row('staff', 'read', 200, 'GET /v1/traces'),
  'plaza.ops.v1.Traces/GetTrace': row('staff', 'read', 200, 'GET /v1/traces/{id}'),
  'plaza.ops.v1.Figures/WatchFigures': row('staff', 'read', 200, 'GET /v1/figures:watch'),
  'opentelemetry.proto.collector.trace.v1.TraceService/Export': row(
    'mesh accounts catalog payments orders rooms ops gateway',
    'once',
    200,
  ),
  'opentelemetry.proto.collector.metrics.v1.MetricsService/Export': row(
    'mesh accounts catalog payments orders rooms ops gateway',
    'once',
    200,
  ),
  'plaza.ops.v1.Metrics/RecordMetrics': row('user', 'once', 200, 'POST /v1/metrics:record [*]'),
};

/** Which service owns a method: the word after `plaza.` in its package, and the catalog for what is not of Plaza. */
export function ownerOf(method: string): string {
  if (method.startsWith('google.longrunning.')) return 'catalog';
  if (method.startsWith('opentelemetry.')) return 'ops';
  return method.split('.')[1]!;
}

/** Who calls whom inside the mesh, on behalf of users or as itself. */
export const calls: Readonly<Record<string, readonly string[]>> = {
  gateway: ['accounts', 'catalog', 'orders', 'payments', 'rooms', 'ops'],
  accounts: [],
  catalog: [],
  payments: [],
  orders: ['accounts', 'catalog', 'payments'],
  rooms: [],
  ops: ['accounts', 'catalog', 'orders', 'payments', 'rooms'],
};
