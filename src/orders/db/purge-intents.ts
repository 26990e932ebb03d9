import type { Queryable } from '../../runtime/database.ts';

/** Forgets the keys of orders placed more than 24 hours ago, `batch` at a time; gives their number. */
export async function purgeIntents(db: Queryable, batch = 1_000): Promise<number> {
  for (let purged = 0; ; ) {
    const deleted = await db.execute({
      name: 'purge-intents',
      text: `delete from order_intents where order_id = any(array(
               select order_id from order_intents
               where create_time < now() - interval '24 hours' and reply is not null
               limit $1::int for update skip locked))`,
      values: [batch],
    });
    purged += deleted;
    if (deleted < batch) return purged;
  }
}
