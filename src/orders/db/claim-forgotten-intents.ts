import type { Queryable } from '../../runtime/database.ts';

/**
 * Takes over attempts that nobody has continued for 30 s after their lease, for another 30 s, so that no twin and no other
 * replica places or reaps them meanwhile. Gives the order ids that are the holder's of the new token.
 */
export async function claimForgottenIntents(
  db: Queryable,
  leaseToken: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ order_id: string }>({
    name: 'claim-forgotten-intents',
    text: `update order_intents set lease_token = $1::uuid, lease_until = now() + interval '30 seconds'
           where order_id = any(array(
             select order_id from order_intents
             where reply is null and lease_until < now() - interval '30 seconds'
             order by lease_until limit $2::int for update skip locked))
           returning order_id`,
    values: [leaseToken, limit],
  });
  return rows.map((row) => row.order_id);
}
