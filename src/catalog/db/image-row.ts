export interface StoredImage {
  readonly key: string;
  readonly type: string;
}

/**
 * For a query over `products as p`. A product shows its image_key only while its image_url is the path of its own image: whoever sets
 * another address need not know of images.
 */
export const IMAGE_IS_SHOWN = `p.image_url = '/v1/products/' || p.id || '/image' and p.deleted_at is null`;
