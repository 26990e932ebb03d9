// Requests that change nothing, whoever may make them: whoever is let through is told that the request is malformed.

/** The request message for a method; what it names is nobody's. */
export function probe(method: string): Record<string, unknown> {
  const known: Record<string, Record<string, unknown>> = {
    // An empty request would be a good one.
    'plaza.accounts.v1.Keys/RotateKey': { requestId: 'x'.repeat(200) },
    'plaza.orders.v1.Orders/ListOrders': { pageSize: -1 },
    'plaza.accounts.v1.Accounts/UpdateUser': { user: { id: 'nobody' } },
    'plaza.catalog.v1.Catalog/UpdateProduct': { product: { id: 'nothing' } },
    'plaza.catalog.v1.Books/UpdateBook': { book: { id: 'nothing' } },
    'plaza.payments.v1.Payments/ListPayments': { orderId: 'nothing' },
  };
  return (
    known[method] ??
    (/\/(Get|Delete|Set|Adjust|Cancel|Refund)/.test(method) && !/GetJwks|GetHealth/.test(method)
      ? { id: 'nothing' }
      : {})
  );
}
