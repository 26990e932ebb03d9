// The table behind keyed.ts: a migration helper and the purge.
import type { Knex } from 'knex';
import type { Queryable } from './database.ts';

export async function createKeysTable(knex: Knex): Promise<void> {
  // The reply is written by an update of the fresh row; half-empty pages let that stay on its page (HOT).
  await knex.raw(`
    create table idempotency_keys (
      caller       text        not null,
      method       text        not null,
      key          text        not null,
      request_hash bytea       not null,
      reply        bytea,
      created_at   timestamptz not null default now(),
      primary key (caller, method, key)
    ) with (fillfactor = 60)`);
  await knex.raw('create index idempotency_keys_created_at on idempotency_keys (created_at)');
}

export async function dropKeysTable(knex: Knex): Promise<void> {
  await knex.raw('drop table idempotency_keys');
}

/** Deletes keys older than 24 hours (by the database's clock), a thousand at a time; gives their number. */
export async function purgeKeys(db: Queryable, batch = 1_000): Promise<number> {
  let purged = 0;
  for (;;) {
    const deleted = await db.execute({
      name: 'keyed-purge',
      text: `delete from idempotency_keys where ctid = any(array(
               select ctid from idempotency_keys
               where created_at < now() - interval '24 hours' limit $1::int for update skip locked))`,
      values: [batch],
    });
    purged += deleted;
    if (deleted < batch) return purged;
  }
}
