import type { Tx } from '../../runtime/database.ts';

/** Takes the row of an object that nobody holds; false when there is none. */
export async function lockImage(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'lock-image',
    text: 'select 1 from images where key = $1::text for update skip locked',
    values: [key],
  });
  return rows.length === 1;
}
