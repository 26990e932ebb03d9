import { createHash } from 'node:crypto';
import httpBodyPb from '../../../gen/google/api/httpbody_pb.js';
import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Images } from '../objects/images.ts';
import { readId } from './read-id.ts';

/**
 * For browsers: this is what its type says and nothing else, no page that could run, and for any shop to show. Another image of the product
 * has the same address, so a cache asks again after a minute.
 */
const HEADERS = {
  'cache-control': 'public, max-age=60',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};

export function getProductImage(images: Images): Unary<pb.GetProductImageRequest, httpBodyPb.HttpBody> {
  return async (request, call) => {
    const id = readId('id', request.getId());
    const image = await images.read(id);
    if (!image) throw notFound('image', `of a product ${id}`);
    for (const [name, value] of Object.entries(HEADERS)) call.setReplyHeader?.(name, value);
    call.setReplyHeader?.('etag', `"${createHash('sha256').update(image.bytes).digest('base64url')}"`);
    call.setReplyHeader?.('content-disposition', `inline; filename="${id}.${image.extension}"`);
    const body = new httpBodyPb.HttpBody();
    body.setContentType(image.type);
    body.setData(image.bytes);
    return body;
  };
}
