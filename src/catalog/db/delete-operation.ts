import type { Tx } from '../../runtime/database.ts';

/** Shows an operation to nobody any more; false when there is none. One that runs goes on. */
export async function deleteOperation(tx: Tx, id: string): Promise<boolean> {
  const deleted = await tx.execute({
    name: 'delete-operation',
    text: 'update operations set deleted_at = now() where id = $1::uuid and deleted_at is null',
    values: [id],
  });
  return deleted === 1;
}
