import type { Queryable } from '../../runtime/database.ts';
import type { Payment } from '../domain/payment.ts';
import { PAYMENT_COLUMNS, type PaymentRow, toPayment } from './tables.ts';

/** Counts a refund that the provider has made; undefined when it was counted before. */
export async function completeRefund(tx: Queryable, refundId: string): Promise<Payment | undefined> {
  const [row] = await tx.query<PaymentRow>({
    name: 'complete-refund',
    text: `with done as (
             update refunds set state = 'DONE' where id = $1::uuid and state = 'PENDING' returning payment_id, amount
           )
           update payments
           set refunded = payments.refunded + done.amount,
               status = case when payments.refunded + done.amount = payments.amount then 'REFUNDED' else status end
           from done where payments.id = done.payment_id
           returning ${PAYMENT_COLUMNS}`,
    values: [refundId],
  });
  return row && toPayment(row);
}

/** Keeps what the caller of a refund is answered, also when it asks again. */
export async function storeRefundReply(tx: Queryable, refundId: string, reply: Uint8Array): Promise<void> {
  await tx.execute({
    name: 'store-refund-reply',
    text: 'update refunds set reply = $2::bytea where id = $1::uuid',
    values: [refundId, reply],
  });
}

export async function refundReply(db: Queryable, refundId: string): Promise<Buffer | undefined> {
  const [row] = await db.query<{ reply: Buffer | null }>({
    name: 'refund-reply',
    text: 'select reply from refunds where id = $1::uuid',
    values: [refundId],
  });
  return row?.reply ?? undefined;
}
