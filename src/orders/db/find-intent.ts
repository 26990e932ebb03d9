import type { Queryable } from '../../runtime/database.ts';

export interface FoundIntent {
  readonly request_hash: Buffer;
  readonly reply: Buffer | null;
  /** Nobody is placing the order at the moment. */
  readonly lease_over: boolean;
}

/** The intent of a caller's key. */
export async function findIntent(
  db: Queryable,
  caller: string,
  key: string,
): Promise<FoundIntent | undefined> {
  const [row] = await db.query<FoundIntent>({
    name: 'find-intent',
    text: `select request_hash, reply, lease_until <= now() as lease_over from order_intents
           where caller = $1::text and key = $2::text`,
    values: [caller, key],
  });
  return row;
}
