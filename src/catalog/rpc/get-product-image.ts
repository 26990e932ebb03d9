import httpBodyPb from '../../../gen/google/api/httpbody_pb.js';
import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { notFound } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Images } from '../objects/images.ts';
import { readId } from './read-id.ts';

export function getProductImage(images: Images): Unary<pb.GetProductImageRequest, httpBodyPb.HttpBody> {
  return async (request) => {
    const id = readId('id', request.getId());
    const image = await images.read(id);
    if (!image) throw notFound('image', `of a product ${id}`);
    const body = new httpBodyPb.HttpBody();
    body.setContentType(image.type);
    body.setData(image.bytes);
    return body;
  };
}
