// The types of events that a client may ask for.

/** For everybody: about their own orders and payments. */
const OWN = [
  'order.created',
  'order.processing',
  'order.completed',
  'order.cancelled',
  'payment.captured',
  'payment.refunded',
];

/** About the catalog: for staff. */
const STAFF = ['product.created', 'product.updated', 'product.deleted', 'product.imported', 'stock.adjusted'];

/** One of the types, or `order.*` for all that begin so. */
export function isEventType(pattern: string): boolean {
  return [...OWN, ...STAFF].some((type) => matches(pattern, type));
}

export function isForStaff(pattern: string): boolean {
  return STAFF.some((type) => matches(pattern, type));
}

/** Whether a type is among those asked for; none asked for is all. */
export function isWanted(patterns: readonly string[], type: string): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matches(pattern, type));
}

function matches(pattern: string, type: string): boolean {
  return pattern === type || (pattern.endsWith('.*') && pattern.slice(0, -2) === type.split('.')[0]);
}
