import type { Tx } from '../../runtime/database.ts';
import type { Role } from '../domain/roles.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';

/** Users as they are now, and as they stay until the transaction ends. Locked in the order of their ids, so that no two wait for each other. */
export async function lockUsers(tx: Tx, ids: readonly string[]): Promise<Map<string, UserRow>> {
  const rows = await tx.query<UserRow>({
    name: 'lock-users',
    text: `select ${USER_COLUMNS} from users where id = any($1::uuid[]) order by id for update`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The roles of a user, who keeps them until the transaction ends; undefined when there is no such user. */
export async function holdRoles(tx: Tx, id: string): Promise<Role[] | undefined> {
  const [row] = await tx.query<{ roles: Role[] }>({
    name: 'hold-roles',
    text: 'select roles from users where id = $1::uuid for share',
    values: [id],
  });
  return row?.roles;
}

/** Whether a session has not ended. */
export async function isSessionOpen(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'session-is-open',
    text: 'select 1 from sessions where id = $1::uuid and end_time is null',
    values: [id],
  });
  return rows.length > 0;
}

/** Any number that nothing else in this database locks by. */
const ADMINS = 7_311_002;

/** Whether there is an admin beside this user; nobody ceases to be one, or becomes the first, until the transaction ends. */
export async function hasOtherAdmin(tx: Tx, id: string): Promise<boolean> {
  await tx.run(`select pg_advisory_xact_lock(${ADMINS})`);
  // A statement of its own: the one that waited for the lock still sees the admins of before.
  const rows = await tx.query({
    name: 'other-admin',
    text: `select 1 from users where roles @> array['admin'] and id <> $1::uuid limit 1`,
    values: [id],
  });
  return rows.length > 0;
}
