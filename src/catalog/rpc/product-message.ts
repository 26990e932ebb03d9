import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { etagOf } from '../../runtime/etag.ts';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { Product } from '../domain/product.ts';
import type { ProductInput } from '../domain/product-input.ts';

export function toProductMessage(product: Product): pb.Product {
  const message = new pb.Product();
  message.setId(product.id);
  message.setSku(product.sku);
  message.setName(product.name);
  message.setDescription(product.description);
  message.setCategory(product.category);
  message.setPrice(toMoney(product.price));
  message.setStock(product.stock);
  message.setImageUrl(product.imageUrl);
  message.setCreateTime(toTimestamp(product.createTime));
  message.setUpdateTime(toTimestamp(product.updateTime));
  message.setEtag(etagOf(product.version));
  return message;
}

/** The fields that a client may set; absent ones are undefined. */
export function fromProductMessage(message: pb.Product): ProductInput {
  return {
    sku: message.hasSku() ? message.getSku() : undefined,
    name: message.hasName() ? message.getName() : undefined,
    description: message.hasDescription() ? message.getDescription() : undefined,
    category: message.hasCategory() ? message.getCategory() : undefined,
    price: message.getPrice(),
    stock: message.hasStock() ? message.getStock() : undefined,
    imageUrl: message.hasImageUrl() ? message.getImageUrl() : undefined,
  };
}
