import type { Tx } from '../../runtime/database.ts';

/** Shows an image for a product that this transaction has locked; gives the key that was there before. The etag stays when it is the same. */
export async function showImage(tx: Tx, productId: string, key: string): Promise<string | undefined> {
  const [row] = await tx.query<{ replaced: string | null }>({
    name: 'show-image',
    text: `with before as (select image_key from products where id = $1::uuid), shown as (
             update products as p
             set image_key = $2::text, image_url = '/v1/products/' || p.id || '/image', version = version + 1, update_time = now()
             where p.id = $1::uuid and (p.image_key is distinct from $2::text or p.image_url <> '/v1/products/' || p.id || '/image')
           )
           select image_key as replaced from before`,
    values: [productId, key],
  });
  return row?.replaced ?? undefined;
}
