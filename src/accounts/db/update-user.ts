import type { Event } from '../../runtime/broker/event.ts';
import type { Statement, Tx } from '../../runtime/database.ts';
import { emailKey } from '../../runtime/email.ts';
import { telling } from '../../runtime/outbox.ts';
import type { Role } from '../domain/roles.ts';
import { emailKeyColumn, emailKeyOf } from './email-columns.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';
import { emailTaken, orTaken } from './taken.ts';

export interface UserValues {
  email: string;
  username: string | null;
  fullName: string;
  roles: readonly Role[];
}

/** Writes all that can change of a user whom this transaction has locked, and tells of it. Throws ALREADY_EXISTS as insertUser() does. */
export async function updateUser(tx: Tx, id: string, user: UserValues, event: Event): Promise<UserRow> {
  const update: Statement = {
    name: 'update-user',
    text: `update users
             set email = $2::text, username = $3::text, full_name = $4::text, roles = $5::text[], email_key = $6::text,
                 email_twin = case when ${emailKeyOf('users')} = $7::text then email_twin else 0 end,
                 version = version + 1, update_time = now()
             where id = $1::uuid
               and (${emailKeyOf('users')} = $7::text
                    or not exists (select from users as o where ${emailKeyOf('o')} = $7::text))
             returning ${USER_COLUMNS}`,
    values: [
      id,
      user.email,
      user.username,
      user.fullName,
      user.roles,
      emailKeyColumn(user.email),
      emailKey(user.email),
    ],
  };
  const [row] = await orTaken(tx.query<UserRow>(telling(update, [event])));
  if (!row) throw emailTaken();
  return row;
}
