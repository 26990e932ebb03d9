import type { Queryable } from '../../runtime/database.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';

/** The users among these ids that exist. */
export async function getUsers(db: Queryable, ids: readonly string[]): Promise<Map<string, UserRow>> {
  const rows = await db.query<UserRow>({
    name: 'get-users',
    text: `select ${USER_COLUMNS} from users where id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
