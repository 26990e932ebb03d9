import type { Tx } from '../../runtime/database.ts';

/** Deletes a user and, by the foreign key, their sessions. False when there is none. */
export async function deleteUser(tx: Tx, id: string): Promise<boolean> {
  const deleted = await tx.execute({
    name: 'delete-user',
    text: 'delete from users where id = $1::uuid',
    values: [id],
  });
  return deleted === 1;
}
