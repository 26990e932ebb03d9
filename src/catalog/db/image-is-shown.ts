import type { Tx } from '../../runtime/database.ts';
import { IMAGE_IS_SHOWN } from './image-row.ts';

/** Whether any product shows the object. A statement of its own behind the lock: its snapshot has everything that held the object. */
export async function isImageShown(tx: Tx, key: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'is-image-shown',
    text: `select 1 from products as p where p.image_key = $1::text and ${IMAGE_IS_SHOWN} limit 1`,
    values: [key],
  });
  return rows.length === 1;
}
