// Requests that change nothing, whoever may make them: whoever is let through is told that the request is malformed.

/** The request message for a method; what it names is nobody's. */
export function probe(method: string): Record<string, unknown> {
  const known: Record<string, Record<string, unknown>> = {
    // An empty request would be a good one.
    'plaza.accounts.v1.Keys/RotateKey': { requestId: 'x'.repeat(200) },
    'plaza.accounts.v1.Accounts/ChangePassword': { id: 'nobody' },
    'plaza.accounts.v1.Accounts/EndSessions': { id: 'nobody' },
    'plaza.orders.v1.Orders/ListOrders': { pageSize: -1 },
    'plaza.accounts.v1.Accounts/UpdateUser': { user: { id: 'nobody' } },
    'plaza.catalog.v1.Catalog/UpdateProduct': { product: { id: 'nothing' } },
    'plaza.catalog.v1.Books/UpdateBook': { book: { id: 'nothing' } },
    'plaza.payments.v1.Payments/ListPayments': { orderId: 'nothing' },
    'plaza.accounts.v1.Accounts/StreamUsers': { cursor: 'forged' },
    'plaza.accounts.v1.Accounts/ImportUsers': { email: '' },
    'plaza.catalog.v1.Catalog/ImportProducts': { sku: '' },
    'plaza.catalog.v1.Catalog/UploadProductImage': { id: 'nothing' },
    'google.longrunning.Operations/ListOperations': { pageSize: -1 },
    'google.longrunning.Operations/GetOperation': { name: 'operations/nothing' },
    'google.longrunning.Operations/DeleteOperation': { name: 'operations/nothing' },
    'google.longrunning.Operations/CancelOperation': { name: 'operations/nothing' },
    'google.longrunning.Operations/WaitOperation': { name: 'operations/nothing' },
    'plaza.orders.v1.Orders/WatchOrder': { id: 'nothing' },
    'plaza.orders.v1.Events/SubscribeToEvents': { eventTypes: ['nothing'] },
    'plaza.rooms.v1.Rooms/Chat': { room: '!' },
    'plaza.rooms.v1.Rooms/PostMessage': { room: '!' },
    'plaza.rooms.v1.Rooms/ListMessages': { room: '!' },
    'plaza.rooms.v1.Rooms/WatchRoom': { room: '!' },
    'plaza.ops.v1.Audit/ListEntries': { pageSize: -1 },
    'plaza.ops.v1.Audit/TailEntries': { cursor: 'forged' },
    'plaza.ops.v1.Logs/TailLogs': { lines: -1 },
    'plaza.ops.v1.Metrics/RecordMetrics': { name: '' },
  };
  return (
    known[method] ??
    (/\/(Get|Delete|Set|Adjust|Cancel|Refund)/.test(method) && !/GetJwks|GetHealth/.test(method)
      ? { id: 'nothing' }
      : {})
  );
}

/** Streams without a request that could be malformed: whoever is let through reads on until they leave. */
export const endless = [
  'plaza.ops.v1.Mesh/WatchMesh',
  'plaza.ops.v1.Figures/WatchFigures',
  'plaza.accounts.v1.Revocations/WatchRevocations',
];
