// Each entry gets a hash that follows from the one before; those that are there already are chained as they are found.
import type { Knex } from 'knex';
import { LINK_COLUMNS } from '../../src/ops/db/links.ts';
import { GENESIS, hashOf, type Link } from '../../src/ops/domain/chain.ts';

const BATCH = 1_000;

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table audit_entries add column hash bytea');
  await chainAll(knex);
  await knex.raw('alter table audit_entries alter column hash set not null');
  await knex.raw(
    `create index audit_entries_of_outcome on audit_entries ((data->>'outcome'), position) where data->>'outcome' is not null`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index audit_entries_of_outcome');
  await knex.raw('alter table audit_entries drop column hash');
}

async function chainAll(knex: Knex): Promise<void> {
  let before = GENESIS;
  let after = '0';
  for (;;) {
    const { rows } = (await knex.raw(
      `select ${LINK_COLUMNS} from audit_entries where position > :after::int8 order by position limit :BATCH::int`,
      { after, BATCH },
    )) as { rows: Link[] };
    if (rows.length === 0) return;
    const hashes = rows.map((row) => {
      before = hashOf(before, { ...row, position: BigInt(row.position) });
      return before.toString('hex');
    });
    after = String(rows.at(-1)!.position);
    await knex.raw(
      `update audit_entries as e set hash = decode(h.hash, 'hex')
       from unnest(:positions::int8[], :hashes::text[]) as h (position, hash) where e.position = h.position`,
      { positions: rows.map(({ position }) => String(position)), hashes },
    );
  }
}
