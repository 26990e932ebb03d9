import type { Queryable } from '../../runtime/database.ts';
import type { Claim } from './claim-intent.ts';

/** Forgets an attempt that was refused: its key is free again. False when somebody else has taken the attempt over. */
export async function removeIntent(
  db: Queryable,
  claim: Pick<Claim, 'orderId' | 'leaseToken'>,
): Promise<boolean> {
  const removed = await db.execute({
    name: 'remove-intent',
    text: `delete from order_intents
           where order_id = $1::uuid and lease_token = $2::uuid and reply is null`,
    values: [claim.orderId, claim.leaseToken],
  });
  return removed === 1;
}

/** Hands an attempt with an unknown outcome on: a repeat may continue it at once, or the reaper takes it back. */
export async function endLease(db: Queryable, claim: Pick<Claim, 'orderId' | 'leaseToken'>): Promise<void> {
  await db.execute({
    name: 'end-lease',
    text: `update order_intents set lease_until = now()
           where order_id = $1::uuid and lease_token = $2::uuid and reply is null`,
    values: [claim.orderId, claim.leaseToken],
  });
}

/** Keeps an attempt this caller's for that long from now, if it still is. */
export async function extendLease(db: Queryable, claim: Claim, leaseMs: number): Promise<void> {
  await db.execute({
    name: 'extend-lease',
    text: `update order_intents set lease_until = now() + $3::float8 * interval '1 millisecond'
           where order_id = $1::uuid and lease_token = $2::uuid and reply is null`,
    values: [claim.orderId, claim.leaseToken, leaseMs],
  });
}
