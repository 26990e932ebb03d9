import pb from '../../../gen/plaza/catalog/v2/catalog_pb.js';
import { etagOf } from '../../runtime/etag.ts';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { Product } from '../domain/product.ts';

/** A product of v2: its prices by currency; until a product can have several, that is the one it has. */
export function toV2ProductMessage(product: Product): pb.Product {
  const message = new pb.Product();
  message.setId(product.id);
  message.setSku(product.sku);
  message.setName(product.name);
  message.setDescription(product.description);
  message.setCategory(product.category);
  message.getPricesMap().set(product.price.currency, toMoney(product.price));
  message.setStock(product.stock);
  message.setImageUrl(product.imageUrl);
  message.setCreateTime(toTimestamp(product.createTime));
  message.setUpdateTime(toTimestamp(product.updateTime));
  message.setEtag(etagOf(product.version));
  return message;
}
