import type { Queryable } from '../../runtime/database.ts';

/** Forgets the keys of refunds older than 24 hours, `batch` at a time; the refunds stay. Gives their number. */
export async function purgeRefundKeys(db: Queryable, batch = 1_000): Promise<number> {
  for (let purged = 0; ; ) {
    const changed = await db.execute({
      name: 'purge-refund-keys',
      text: `update refunds set key = null, request_hash = null, reply = null
             where id = any(array(
               select id from refunds
               where key is not null and state = 'DONE' and create_time < now() - interval '24 hours'
               limit $1::int for update skip locked))`,
      values: [batch],
    });
    purged += changed;
    if (changed < batch) return purged;
  }
}
