import type { Tx } from '../../runtime/database.ts';

/** Deletes a user and, by the foreign key, their sessions. */
export async function deleteUser(tx: Tx, id: string): Promise<void> {
  await tx.execute({
    name: 'delete-user',
    text: 'delete from users where id = $1::uuid',
    values: [id],
  });
}
