import type { Queryable } from '../../runtime/database.ts';

export interface NewRefund {
  readonly id: string;
  readonly paymentId: string;
  /** Nano units. */
  readonly amount: bigint;
  readonly reason: string;
  readonly requestedBy: string;
  readonly key: string | undefined;
  readonly requestHash: Buffer | undefined;
}

/** Promises a refund: it counts against what is left from the commit on. The payment's row must be locked. */
export async function insertRefund(tx: Queryable, refund: NewRefund): Promise<void> {
  await tx.execute({
    name: 'insert-refund',
    text: `insert into refunds (id, payment_id, amount, state, reason, requested_by, key, request_hash)
           values ($1::uuid, $2::uuid, $3::numeric, 'PENDING', $4::text, $5::text, $6::text, $7::bytea)`,
    values: [
      refund.id,
      refund.paymentId,
      refund.amount.toString(),
      refund.reason,
      refund.requestedBy,
      refund.key ?? null,
      refund.requestHash ?? null,
    ],
  });
}
