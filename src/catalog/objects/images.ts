// Images of products: the bytes in an object store under the hash of what they are, which product shows which in the database.
//
// The two cannot change at once, so the order makes up for it: an object has its row before it is stored, and is shown only while that
// row is held; it is removed only while nobody holds its row or shows it. Whatever dies in between leaves an object that no product
// shows, and removeForgotten() finds it by its row.
import { createHash } from 'node:crypto';
import { audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { aborted, notFound } from '../../runtime/errors.ts';
import type { Fault } from '../../runtime/fault.ts';
import type { Logger } from '../../runtime/log.ts';
import { append } from '../../runtime/outbox.ts';
import { findForgottenImages } from '../db/find-forgotten-images.ts';
import { findImage } from '../db/find-image.ts';
import { findProducts } from '../db/find-products.ts';
import { forgetImage } from '../db/forget-image.ts';
import { holdImage } from '../db/hold-image.ts';
import { isImageShown } from '../db/image-is-shown.ts';
import { lockImage } from '../db/lock-image.ts';
import { lockProduct } from '../db/lock-product.ts';
import { recordImage } from '../db/record-image.ts';
import { showImage } from '../db/show-image.ts';
import { ImageError } from '../domain/image.ts';
import type { Product } from '../domain/product.ts';
import { type CleanImage, cleanImage } from '../image-formats/clean-image.ts';
import type { ObjectStore } from './object-store.ts';

export interface Images {
  /** Makes the bytes the image of a product, which it gives; NOT_FOUND when there is none. The same bytes again change nothing. */
  show(call: Call, productId: string, image: Pick<CleanImage, 'bytes' | 'type'>): Promise<Product>;
  /** The image of a live product, undefined when it has none that can be shown. */
  read(productId: string): Promise<CleanImage | undefined>;
  /** Removes what crashes, deleted products and other addresses have left; `limit` objects at most; gives how many. */
  removeForgotten(limit: number): Promise<number>;
}

/** How often an object is stored again that was removed before it could be shown. */
const ATTEMPTS = 3;

export function createImages(deps: { db: Database; store: ObjectStore; log: Logger; fault: Fault }): Images {
  const { db, store, log, fault } = deps;

  /** Shows a stored object; undefined when it has been removed meanwhile. */
  function showStored(call: Call, productId: string, key: string) {
    return db.transaction(async (tx) => {
      const before = await lockProduct(tx, productId);
      if (!before) throw notFound('product', productId);
      if (!(await holdImage(tx, key))) return undefined;
      const replaced = await showImage(tx, productId, key);
      const product = (await findProducts(tx, [productId])).get(productId)!;
      if (product.version !== before.version) {
        const data = { imageUrl: product.imageUrl };
        const resource = `products/${productId}`;
        await append(tx, call, [
          { type: 'product.updated', resource, data },
          audited(call, 'product.setImage', resource),
        ]);
      }
      return { product, replaced };
    }, call);
  }

  /** Nothing waits for it and it has another try, so a failure is a line in the log. */
  async function remove(key: string): Promise<boolean> {
    try {
      return await db.transaction(async (tx) => {
        if (!(await lockImage(tx, key)) || (await isImageShown(tx, key))) return false;
        await store.delete(key);
        await forgetImage(tx, key);
        return true;
      });
    } catch (err) {
      log.warn({ err, key }, 'an image that nothing shows could not be removed');
      return false;
    }
  }

  /** What was stored by an older version may hold what nobody should read, or be no image. */
  function cleaned(key: string, { buffer, byteOffset, byteLength }: Uint8Array): CleanImage | undefined {
    try {
      return cleanImage(Buffer.from(buffer, byteOffset, byteLength));
    } catch (err) {
      if (!(err instanceof ImageError)) throw err;
      log.warn({ err, key }, 'a stored image is not served: it would be refused today');
      return undefined;
    }
  }

  return {
    async show(call, productId, { bytes, type }) {
      const key = `images/${createHash('sha256').update(bytes).digest('hex')}`;
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        await recordImage(db, { key, type }, bytes.length);
        fault('catalog.image.recorded');
        await store.put(key, bytes, type);
        fault('catalog.image.stored');
        try {
          const shown = await showStored(call, productId, key);
          if (!shown) continue;
          fault('catalog.image.shown');
          if (shown.replaced !== undefined && shown.replaced !== key) await remove(shown.replaced);
          return shown.product;
        } catch (error) {
          await remove(key);
          throw error;
        }
      }
      throw aborted('CONCURRENT_CHANGE', 'The same image was removed at the same moment. Please try again.');
    },

    async read(productId) {
      for (let attempt = 1; ; attempt++) {
        const key = await findImage(db, productId);
        if (key === undefined) return undefined;
        const bytes = await store.get(key);
        if (bytes) return cleaned(key, bytes);
        // It may have been replaced since its key was read.
        if (attempt === ATTEMPTS) throw new Error(`the object store has lost ${key}`);
      }
    },

    async removeForgotten(limit) {
      let removed = 0;
      for (const key of await findForgottenImages(db, limit)) if (await remove(key)) removed++;
      return removed;
    },
  };
}
