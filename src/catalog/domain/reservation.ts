import type { Money } from '../../runtime/money.ts';
import type { Violations } from '../../runtime/validate.ts';

// The life of a reservation. ReserveStock makes it HELD. From there CommitReservation leads to COMMITTED (sold),
// ReleaseReservation to RELEASED, and the reaper to EXPIRED once its time is over by the database's clock; a HELD one whose time
// is over counts as EXPIRED even before the reaper has met it. COMMITTED can only become RELEASED (the goods come back);
// RELEASED and EXPIRED are final. A release of an id that is unknown makes a tombstone: RELEASED, without items.
export type ReservationState = 'HELD' | 'COMMITTED' | 'RELEASED' | 'EXPIRED';

export interface Reservation {
  readonly id: string;
  readonly state: ReservationState;
  /** In the order of the request that made it. */
  readonly items: readonly ReservedItem[];
  /** Undefined for a tombstone. */
  readonly expireTime: Date | undefined;
}

export interface ReservedItem {
  readonly productId: string;
  /** Name and price at the moment of the reservation. */
  readonly name: string;
  readonly price: Money;
  readonly quantity: number;
}

export interface WantedItem {
  readonly productId: string;
  readonly quantity: number;
}

/** 1 to 100 items of different products, 1 to 10 000 of each. */
export function checkItems(items: readonly WantedItem[], violations: Violations): void {
  violations.check(items.length >= 1 && items.length <= 100, 'items', 'must have 1 to 100 entries');
  const seen = new Set<string>();
  for (const [i, { productId, quantity }] of items.slice(0, 100).entries()) {
    if (violations.uuid(`items[${i}].productId`, productId)) {
      violations.check(
        !seen.has(productId),
        `items[${i}].productId`,
        'is named twice; add the quantities up',
      );
      seen.add(productId);
    }
    violations.integer(`items[${i}].quantity`, quantity, 1, 10_000);
  }
}

/** Whether a reservation holds just these items, in whatever order. */
export function hasItems(reservation: Reservation, wanted: readonly WantedItem[]): boolean {
  const quantities = new Map(wanted.map((item) => [item.productId, item.quantity]));
  return (
    reservation.items.length === wanted.length &&
    reservation.items.every((item) => quantities.get(item.productId) === item.quantity)
  );
}
