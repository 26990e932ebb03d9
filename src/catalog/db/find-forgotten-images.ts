import type { Queryable } from '../../runtime/database.ts';
import { IMAGE_IS_SHOWN } from './image-row.ts';

/** Keys of objects that were stored at least ten minutes ago and that no product shows, `limit` at most. */
export async function findForgottenImages(db: Queryable, limit: number): Promise<string[]> {
  const rows = await db.query<{ key: string }>({
    name: 'find-forgotten-images',
    text: `select key from images as i
           where upload_time < now() - interval '10 minutes'
             and not exists (select from products as p where p.image_key = i.key and ${IMAGE_IS_SHOWN})
           limit $1::int`,
    values: [limit],
  });
  return rows.map(({ key }) => key);
}
