import type { Queryable } from '../../runtime/database.ts';
import { IMAGE_IS_SHOWN, type StoredImage } from './image-row.ts';

/** The image that a live product shows. */
export async function findImage(db: Queryable, productId: string): Promise<StoredImage | undefined> {
  const [row] = await db.query<StoredImage>({
    name: 'find-image',
    text: `select i.key, i.type from products as p join images as i on i.key = p.image_key where p.id = $1::uuid and ${IMAGE_IS_SHOWN}`,
    values: [productId],
  });
  return row;
}
