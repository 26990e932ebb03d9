import type { Queryable } from '../../runtime/database.ts';
import { IMAGE_IS_SHOWN } from './image-row.ts';

/** The key of the image that a live product shows. */
export async function findImage(db: Queryable, productId: string): Promise<string | undefined> {
  const [row] = await db.query<{ key: string }>({
    name: 'find-image',
    text: `select i.key from products as p join images as i on i.key = p.image_key where p.id = $1::uuid and ${IMAGE_IS_SHOWN}`,
    values: [productId],
  });
  return row?.key;
}
