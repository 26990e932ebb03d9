import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { etagOf } from '../../runtime/etag.ts';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { Book } from '../domain/product.ts';
import type { ProductInput } from '../domain/product-input.ts';

export function toBookMessage(book: Book): pb.Book {
  const message = new pb.Book();
  message.setId(book.id);
  message.setTitle(book.name);
  message.setAuthor(book.author);
  message.setIsbn(book.isbn13);
  message.setSku(book.sku);
  message.setDescription(book.description);
  message.setCategory(book.category);
  message.setPrice(toMoney(book.price));
  message.setStock(book.stock);
  message.setImageUrl(book.imageUrl);
  message.setCreateTime(toTimestamp(book.createTime));
  message.setUpdateTime(toTimestamp(book.updateTime));
  message.setEtag(etagOf(book.version));
  return message;
}

/** The fields that a client may set; absent ones are undefined. */
export function fromBookMessage(message: pb.Book): ProductInput {
  return {
    name: message.hasTitle() ? message.getTitle() : undefined,
    author: message.hasAuthor() ? message.getAuthor() : undefined,
    isbn13: message.hasIsbn() ? message.getIsbn() : undefined,
    sku: message.hasSku() ? message.getSku() : undefined,
    description: message.hasDescription() ? message.getDescription() : undefined,
    category: message.hasCategory() ? message.getCategory() : undefined,
    price: message.getPrice(),
    stock: message.hasStock() ? message.getStock() : undefined,
    imageUrl: message.hasImageUrl() ? message.getImageUrl() : undefined,
  };
}
