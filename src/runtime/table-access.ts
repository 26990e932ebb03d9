// What the role of a service may do in a database that another role owns: read, add, change and delete rows, and none of it to the
// schema. It is said anew after each migration, whoever made the tables and when; only what is not as wanted is touched.
import type { Knex } from 'knex';

const ROWS = ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
const APPEND_ONLY = 'append-only';

/** For a migration: the service may add rows to this table and read them, and neither change nor delete any. */
export async function keepRows(knex: Knex, table: string): Promise<void> {
  await knex.raw(`comment on table ?? is '${APPEND_ONLY}'`, [table]);
}

/** Gives `role` its rights on the schema `public`; to be run by the owner. */
export async function grantAccess(knex: Knex, role: string): Promise<void> {
  await knex.transaction(async (tx) => {
    const { database } = await one<{ database: string }>(tx, 'select current_database() as database');
    // Nobody else gets in, and nobody makes tables for the length of a session: PostgreSQL gives both to all.
    await tx.raw('revoke all on database ?? from public', [database]);
    await tx.raw('grant connect on database ?? to ??', [database, role]);
    await tx.raw('grant usage on schema public to ??', [role]);
    await tx.raw('grant usage, select on all sequences in schema public to ??', [role]);
    const tables = await all<{ name: string; comment: string | null; held: string[] }>(
      tx,
      `select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
         array(select privilege_type from aclexplode(c.relacl) as a
               where a.grantee = (select oid from pg_roles where rolname = ?) order by 1) as held
       from pg_class as c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
      [role],
    );
    for (const { name, comment, held } of tables) {
      const wanted = rightsOn(name, comment);
      if (held.join() === wanted.join()) continue;
      await tx.raw('revoke all on table ?? from ??', [name, role]);
      if (wanted.length > 0) await tx.raw(`grant ${wanted.join(', ')} on table ?? to ??`, [name, role]);
    }
  });
}

function rightsOn(table: string, comment: string | null): string[] {
  // Which migrations have run is the owner's to say.
  if (table.startsWith('knex_')) return [];
  return comment === APPEND_ONLY ? ['INSERT', 'SELECT'] : ROWS;
}

async function all<Row>(tx: Knex, sql: string, values: unknown[] = []): Promise<Row[]> {
  return ((await tx.raw(sql, values as string[])) as { rows: Row[] }).rows;
}

async function one<Row>(tx: Knex, sql: string): Promise<Row> {
  return (await all<Row>(tx, sql))[0]!;
}
