import type { Tx } from '../../runtime/database.ts';

/** Keeps an object from being removed until the transaction ends; false when it has been removed. */
export async function holdImage(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'hold-image',
    text: 'select 1 from images where key = $1::text for share',
    values: [key],
  });
  return rows.length === 1;
}
