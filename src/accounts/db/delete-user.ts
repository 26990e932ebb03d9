import type { Event } from '../../runtime/broker/event.ts';
import type { Tx } from '../../runtime/database.ts';
import { telling } from '../../runtime/outbox.ts';

/** Deletes a user and, by the foreign key, their sessions, and tells of it. */
export async function deleteUser(tx: Tx, id: string, event: Event): Promise<void> {
  const statement = {
    name: 'delete-user',
    text: 'delete from users where id = $1::uuid returning id',
    values: [id],
  };
  await tx.execute(telling(statement, [event]));
}
