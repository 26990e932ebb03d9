import type { Queryable } from '../../runtime/database.ts';
import type { Claim } from './claim-intent.ts';

/** Forgets an attempt that was refused: its key is free again. Nothing happens when somebody else has taken the attempt over. */
export async function removeIntent(
  db: Queryable,
  claim: Pick<Claim, 'orderId' | 'leaseToken'>,
): Promise<void> {
  await db.execute({
    name: 'remove-intent',
    text: `delete from order_intents
           where order_id = $1::uuid and lease_token = $2::uuid and reply is null`,
    values: [claim.orderId, claim.leaseToken],
  });
}

/** Hands an attempt with an unknown outcome on: a repeat may continue it at once, or the reaper takes it back. */
export async function endLease(db: Queryable, claim: Claim): Promise<void> {
  await db.execute({
    name: 'end-lease',
    text: `update order_intents set lease_until = now()
           where order_id = $1::uuid and lease_token = $2::uuid and reply is null`,
    values: [claim.orderId, claim.leaseToken],
  });
}
