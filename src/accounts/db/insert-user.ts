import type { Event } from '../../runtime/broker/event.ts';
import type { Queryable, Statement } from '../../runtime/database.ts';
import { emailKey } from '../../runtime/email.ts';
import { telling } from '../../runtime/outbox.ts';
import type { Role } from '../domain/roles.ts';
import { emailKeyColumn, emailKeyOf } from './email-columns.ts';
import { USER_COLUMNS, type UserRow } from './tables.ts';
import { emailTaken, orTaken } from './taken.ts';

export interface NewUser {
  id: string;
  email: string;
  username: string | null;
  fullName: string;
  roles: readonly Role[];
  passwordHash: string;
}

/** Adds a user, and tells of it. Throws ALREADY_EXISTS when the email or the username is somebody's. */
export async function insertUser(db: Queryable, user: NewUser, event: Event): Promise<UserRow> {
  const insert: Statement = {
    name: 'insert-user',
    text: `insert into users (id, email, email_key, username, full_name, roles, password_hash)
             select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text[], $7::text
             where not exists (select from users as o where ${emailKeyOf('o')} = $8::text)
             returning ${USER_COLUMNS}`,
    values: [
      user.id,
      user.email,
      emailKeyColumn(user.email),
      user.username,
      user.fullName,
      user.roles,
      user.passwordHash,
      emailKey(user.email),
    ],
  };
  const [row] = await orTaken(db.query<UserRow>(telling(insert, [event])));
  if (!row) throw emailTaken();
  return row;
}
