import type { Tx } from '../../runtime/database.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';

/** The user as it is now, and as it stays until the transaction ends. */
export async function lockUser(tx: Tx, id: string): Promise<UserRow | undefined> {
  const [row] = await tx.query<UserRow>({
    name: 'lock-user',
    text: `select ${USER_COLUMNS} from users where id = $1::uuid for update`,
    values: [id],
  });
  return row;
}
