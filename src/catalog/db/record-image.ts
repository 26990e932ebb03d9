import type { Queryable } from '../../runtime/database.ts';
import type { StoredImage } from './image-row.ts';

/** Remembers an object before it is stored, so that what a crash leaves behind is found. */
export async function recordImage(db: Queryable, { key, type }: StoredImage, size: number): Promise<void> {
  await db.execute({
    name: 'record-image',
    text: `insert into images (key, type, size) values ($1::text, $2::text, $3::int) on conflict (key) do nothing`,
    values: [key, type, size],
  });
}
