import type { Tx } from '../../runtime/database.ts';

/**
 * Takes a product that this transaction has locked out of the catalog. The row stays until nothing is reserved of it and the
 * purge comes by, so that reservations that are under way can still be committed or released.
 */
export async function deleteProduct(tx: Tx, id: string): Promise<void> {
  await tx.execute({
    name: 'delete-product',
    text: 'update products set deleted_at = now() where id = $1::uuid',
    values: [id],
  });
}
