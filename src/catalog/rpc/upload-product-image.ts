import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { atMost } from '../../runtime/at-most.ts';
import type { Database } from '../../runtime/database.ts';
import { notFound, resourceExhausted } from '../../runtime/errors.ts';
import type { ClientStream } from '../../runtime/server.ts';
import { invalidField, Violations } from '../../runtime/validate.ts';
import { findProducts } from '../db/find-products.ts';
import { ImageError, MAX_IMAGE_BYTES } from '../domain/image.ts';
import { type CleanImage, cleanImage } from '../image-formats/clean-image.ts';
import type { Images } from '../objects/images.ts';
import { toProductMessage } from './product-message.ts';

/** Of one upload: of the largest image, half a kilobyte each. An empty one is a piece, too. */
const MOST_PIECES = 10_000;

/** What the client says of the type is of no account: the bytes tell. Nothing is kept of an upload that is refused. */
export function uploadProductImage(
  db: Database,
  images: Images,
  wakeRelay: () => void,
): ClientStream<pb.UploadProductImageRequest, pb.Product> {
  return async (requests, call) => {
    const { id, bytes } = await readUpload(requests, async (id) => {
      if (!(await findProducts(db, [id])).has(id)) throw notFound('product', id);
    });
    const product = await images.show(call, id, cleaned(bytes));
    wakeRelay();
    return toProductMessage(product);
  };
}

function cleaned(bytes: Buffer): CleanImage {
  try {
    return cleanImage(bytes);
  } catch (error) {
    throw error instanceof ImageError ? invalidField('image', error.message) : error;
  }
}

/** Reads all pieces; `check` is asked as soon as the product is known, so that nobody sends megabytes in vain. */
async function readUpload(
  requests: AsyncIterable<pb.UploadProductImageRequest>,
  check: (id: string) => Promise<void>,
): Promise<{ id: string; bytes: Buffer }> {
  let id = '';
  let first = true;
  const pieces: Uint8Array[] = [];
  let size = 0;
  const violations = new Violations();
  for await (const request of atMost(MOST_PIECES, requests)) {
    if (first) {
      id = request.getId();
      violations.uuid('id', id);
      violations.throwIfAny();
      await check(id);
      first = false;
    } else if (request.getId() !== '' && request.getId() !== id) {
      throw invalidField('id', 'is not the one of the first message');
    }
    const piece = request.getImage()?.getData_asU8() ?? new Uint8Array();
    size += piece.length;
    if (size > MAX_IMAGE_BYTES)
      throw resourceExhausted('IMAGE_TOO_LARGE', 'An image must not have more than 5 MiB.');
    pieces.push(piece);
  }
  if (first) violations.add('id', 'is required');
  violations.check(size > 0, 'image', 'is required');
  violations.throwIfAny();
  return { id, bytes: Buffer.concat(pieces) };
}
