import type { Money } from '../../runtime/money.ts';

export type Status = 'CREATED' | 'PROCESSING' | 'COMPLETED' | 'CANCELLED';

export type CancelReason = 'CANCELLED_BY_USER' | 'PAYMENT_DECLINED' | 'RESERVATION_EXPIRED';

export interface Item {
  readonly productId: string;
  /** Name and price are the catalog's when the order was placed. */
  readonly name: string;
  readonly unitPrice: Money;
  readonly quantity: number;
}

export interface Order {
  readonly id: string;
  readonly userId: string;
  readonly items: readonly Item[];
  readonly total: Money;
  readonly status: Status;
  readonly paymentMethod: string;
  /** Empty unless the order is cancelled. */
  readonly cancelReason: CancelReason | '';
  readonly createTime: Date;
  readonly updateTime: Date;
}

/** From which states an order may come to another one. COMPLETED and CANCELLED are final, and no order sees both. */
export const COMES_FROM = {
  PROCESSING: ['CREATED'],
  COMPLETED: ['PROCESSING'],
  CANCELLED: ['CREATED', 'PROCESSING'],
} as const satisfies Record<Exclude<Status, 'CREATED'>, readonly Status[]>;

export function isFinal(status: Status): boolean {
  return status === 'COMPLETED' || status === 'CANCELLED';
}

/** An order is its user's; staff sees and cancels everybody's. */
export function mayUse(caller: { subject: string | undefined; isStaff: boolean }, userId: string): boolean {
  return caller.isStaff || caller.subject === userId;
}
