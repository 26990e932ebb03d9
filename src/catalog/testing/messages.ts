// Requests of the catalog, from plain objects.

import fieldMaskPb from 'google-protobuf/google/protobuf/field_mask_pb.js';
import moneyPb from '../../../gen/google/type/money_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';

let count = 0;

export interface ProductSpec {
  id?: string;
  sku?: string;
  name?: string;
  description?: string;
  category?: string;
  price?: moneyPb.Money;
  stock?: number;
  imageUrl?: string;
  etag?: string;
}

export interface BookSpec {
  id?: string;
  title?: string;
  author?: string;
  isbn?: string;
  sku?: string;
  description?: string;
  category?: string;
  price?: moneyPb.Money;
  stock?: number;
  imageUrl?: string;
  etag?: string;
}

export function money(currency: string, units: number, nanos = 0): moneyPb.Money {
  const message = new moneyPb.Money();
  message.setCurrencyCode(currency);
  message.setUnits(units);
  message.setNanos(nanos);
  return message;
}

/** Only what is given. */
export function product(spec: ProductSpec): pb.Product {
  return fill(new pb.Product(), spec);
}

export function book(spec: BookSpec): pb.Book {
  return fill(new pb.Book(), spec);
}

/** A create that is accepted, with a sku of its own. */
export function newProduct(spec: ProductSpec = {}, requestId = ''): pb.CreateProductRequest {
  count += 1;
  const defaults = { sku: `SKU-${count}`, name: `Lamp ${count}`, category: 'lamps', price: money('EUR', 10) };
  return createProduct(product({ ...defaults, ...spec }), requestId);
}

export function createProduct(message: pb.Product, requestId = ''): pb.CreateProductRequest {
  const request = new pb.CreateProductRequest();
  request.setProduct(message);
  request.setRequestId(requestId);
  return request;
}

export function newBook(spec: BookSpec = {}): pb.CreateBookRequest {
  const defaults = { title: 'The Sea', author: 'A. Writer', isbn: nextIsbn(), price: money('EUR', 20) };
  return createBook(book({ ...defaults, ...spec }));
}

export function createBook(message: pb.Book): pb.CreateBookRequest {
  const request = new pb.CreateBookRequest();
  request.setBook(message);
  return request;
}

export function updateProduct(message: pb.Product, paths?: string[]): pb.UpdateProductRequest {
  const request = new pb.UpdateProductRequest();
  request.setProduct(message);
  if (paths) request.setUpdateMask(mask(paths));
  return request;
}

export function updateBook(message: pb.Book, paths?: string[]): pb.UpdateBookRequest {
  const request = new pb.UpdateBookRequest();
  request.setBook(message);
  if (paths) request.setUpdateMask(mask(paths));
  return request;
}

export function getProduct(id: string): pb.GetProductRequest {
  const request = new pb.GetProductRequest();
  request.setId(id);
  return request;
}

export function getBook(id: string): pb.GetBookRequest {
  const request = new pb.GetBookRequest();
  request.setId(id);
  return request;
}

export function deleteProduct(id: string): pb.DeleteProductRequest {
  const request = new pb.DeleteProductRequest();
  request.setId(id);
  return request;
}

export function deleteBook(id: string): pb.DeleteBookRequest {
  const request = new pb.DeleteBookRequest();
  request.setId(id);
  return request;
}

export function adjust(id: string, delta: number, requestId = ''): pb.AdjustStockRequest {
  const request = new pb.AdjustStockRequest();
  request.setId(id);
  request.setDelta(delta);
  request.setRequestId(requestId);
  return request;
}

export function reserve(
  reservationId: string,
  items: readonly (readonly [string, number])[],
): pb.ReserveStockRequest {
  const request = new pb.ReserveStockRequest();
  request.setReservationId(reservationId);
  for (const [productId, quantity] of items) {
    const item = request.addItems();
    item.setProductId(productId);
    item.setQuantity(quantity);
  }
  return request;
}

export function commit(reservationId: string): pb.CommitReservationRequest {
  const request = new pb.CommitReservationRequest();
  request.setReservationId(reservationId);
  return request;
}

export function release(reservationId: string): pb.ReleaseReservationRequest {
  const request = new pb.ReleaseReservationRequest();
  request.setReservationId(reservationId);
  return request;
}

/** A right ISBN-13 that nobody else has. */
export function nextIsbn(): string {
  count += 1;
  const twelve = `978${String(count).padStart(9, '0')}`;
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return twelve + ((10 - (sum % 10)) % 10);
}

function mask(paths: string[]): fieldMaskPb.FieldMask {
  const message = new fieldMaskPb.FieldMask();
  message.setPathsList(paths);
  return message;
}

function fill<M extends object>(message: M, fields: object): M {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const setter = `set${name[0]!.toUpperCase()}${name.slice(1)}`;
    (message as Record<string, (value: unknown) => void>)[setter]!(value);
  }
  return message;
}
