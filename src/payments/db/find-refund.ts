import type { Queryable } from '../../runtime/database.ts';
import type { RefundRow } from './tables.ts';

export interface PendingRefund {
  readonly id: string;
  readonly paymentId: string;
  /** Nano units. */
  readonly amount: bigint;
}

export interface KeyedRefund extends PendingRefund {
  readonly requestHash: Buffer | null;
  /** What the caller was answered; null until the refund is counted. */
  readonly reply: Buffer | null;
}

/** The refund that a caller asked for under a key, if there is one. */
export async function findKeyedRefund(
  db: Queryable,
  requestedBy: string,
  key: string,
): Promise<KeyedRefund | undefined> {
  const [row] = await db.query<RefundRow>({
    name: 'find-keyed-refund',
    text: `select id, payment_id, amount, request_hash, reply from refunds
           where requested_by = $1::text and key = $2::text`,
    values: [requestedBy, key],
  });
  return row && { ...toPending(row), requestHash: row.request_hash, reply: row.reply };
}

/** The sum, in nano units, of all refunds of a payment, done or promised. */
export async function sumOfRefunds(db: Queryable, paymentId: string): Promise<bigint> {
  const [row] = await db.query<{ promised: string }>({
    name: 'sum-of-refunds',
    text: `select coalesce(sum(amount), 0)::numeric(22, 0) as promised from refunds where payment_id = $1::uuid`,
    values: [paymentId],
  });
  return BigInt(row!.promised);
}

type PendingRow = Pick<RefundRow, 'id' | 'payment_id' | 'amount'>;

/** A payment's refunds whose answer of the provider is not known yet. */
export async function pendingRefunds(db: Queryable, paymentId: string): Promise<PendingRefund[]> {
  const rows = await db.query<PendingRow>({
    name: 'pending-refunds',
    text: `select id, payment_id, amount from refunds
           where payment_id = $1::uuid and state = 'PENDING' order by id`,
    values: [paymentId],
  });
  return rows.map(toPending);
}

/** Refunds that were promised more than 30 s ago and not brought to an end: whoever began them is gone. */
export async function forgottenRefunds(db: Queryable, limit: number): Promise<PendingRefund[]> {
  const rows = await db.query<PendingRow>({
    name: 'forgotten-refunds',
    text: `select id, payment_id, amount from refunds
           where state = 'PENDING' and create_time < now() - interval '30 seconds'
           order by create_time limit $1::int`,
    values: [limit],
  });
  return rows.map(toPending);
}

function toPending(row: PendingRow): PendingRefund {
  return { id: row.id, paymentId: row.payment_id, amount: BigInt(row.amount) };
}
