import type { Queryable } from '../../runtime/database.ts';

/** Whose the orders are that exist among these ids. */
export async function findOwners(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: string; user_id: string }>({
    name: 'find-owners',
    text: 'select id, user_id from orders where id = any($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.user_id]));
}
