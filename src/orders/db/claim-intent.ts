import type { Queryable } from '../../runtime/database.ts';

export interface NewIntent {
  readonly orderId: string;
  readonly caller: string;
  /** undefined: no repeat of this request can be told from a new one. */
  readonly key: string | undefined;
  readonly requestHash: Buffer;
  readonly leaseToken: string;
  readonly leaseMs: number;
}

export interface Claim {
  /** Not the new intent's when an earlier attempt of the same request is continued. */
  readonly orderId: string;
  readonly leaseToken: string;
  readonly createTime: Date;
}

/**
 * Commits that an order is about to be placed, or takes over an attempt of the same request whose lease is over; undefined when
 * the key's order is placed, is being placed, or is another request's.
 */
export async function claimIntent(db: Queryable, intent: NewIntent): Promise<Claim | undefined> {
  const [row] = await db.query<{ order_id: string; create_time: Date }>({
    name: 'claim-intent',
    text: `insert into order_intents (order_id, caller, key, request_hash, lease_token, lease_until)
           values ($1::uuid, $2::text, $3::text, $4::bytea, $5::uuid, now() + $6::float8 * interval '1 millisecond')
           on conflict (caller, key) do update
             set lease_token = excluded.lease_token, lease_until = excluded.lease_until
             where order_intents.reply is null and order_intents.lease_until <= now()
               and order_intents.request_hash = excluded.request_hash
           returning order_id, create_time`,
    values: [
      intent.orderId,
      intent.caller,
      intent.key ?? null,
      intent.requestHash,
      intent.leaseToken,
      intent.leaseMs,
    ],
  });
  return row && { orderId: row.order_id, leaseToken: intent.leaseToken, createTime: row.create_time };
}
