import type { Payment, Status } from '../domain/payment.ts';

export interface PaymentRow {
  id: string;
  order_id: string;
  user_id: string;
  currency: string;
  /** numeric(22, 0): nano units. */
  amount: string;
  refunded: string;
  method: string;
  status: Status;
  void_requested: boolean;
  create_time: Date;
}

export interface RefundRow {
  id: string;
  payment_id: string;
  amount: string;
  state: 'PENDING' | 'DONE';
  reason: string;
  requested_by: string;
  key: string | null;
  request_hash: Buffer | null;
  /** The encoded Payment that the caller was or will be answered; null until the refund is DONE. */
  reply: Buffer | null;
  create_time: Date;
}

export interface SandboxEntryRow {
  id: bigint;
  idempotency_key: string;
  authorization_id: string;
  kind: 'authorize' | 'decline' | 'capture' | 'void' | 'refund';
  currency: string;
  amount: string;
  method: string;
  create_time: Date;
}

/** The columns of PaymentRow, for a table called payments. */
export const PAYMENT_COLUMNS = `payments.id, payments.order_id, payments.user_id, payments.currency, payments.amount,
  payments.refunded, payments.method, payments.status, payments.void_requested, payments.create_time`;

export function toPayment(row: PaymentRow): Payment {
  return {
    id: row.id,
    orderId: row.order_id,
    userId: row.user_id,
    amount: { currency: row.currency, nanos: BigInt(row.amount) },
    refunded: BigInt(row.refunded),
    method: row.method,
    status: row.status,
    voidRequested: row.void_requested,
    createTime: row.create_time,
  };
}
