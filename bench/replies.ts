import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import moneyPb from '../gen/google/type/money_pb.js';
import catalogPb from '../gen/plaza/catalog/v1/catalog_pb.js';
import ordersPb from '../gen/plaza/orders/v1/orders_pb.js';

const id = '0197a000-0000-7000-8000-000000000000';

/** The bytes of a product of usual size. */
export function product(): Buffer {
  const reply = new catalogPb.Product();
  reply.setId(id);
  reply.setSku('BENCH-000');
  reply.setName('A product to measure with');
  reply.setDescription(
    'It has a description of about the length that descriptions have, which is a sentence or two.',
  );
  reply.setCategory('bench');
  reply.setPrice(money());
  reply.setStock(1_000_000);
  reply.setImageUrl('');
  reply.setCreateTime(now());
  reply.setUpdateTime(now());
  reply.setEtag('"v1"');
  return Buffer.from(reply.serializeBinary());
}

/** The bytes of an order with two items. */
export function order(): Buffer {
  const reply = new ordersPb.Order();
  reply.setId(id);
  reply.setUserId(id);
  reply.setTotal(money());
  reply.setStatus(ordersPb.Order.Status.CREATED);
  reply.setCreateTime(now());
  reply.setUpdateTime(now());
  for (let line = 0; line < 2; line++) {
    const item = reply.addItems();
    item?.setProductId(id);
    item?.setName('A product to measure with');
    item?.setUnitPrice(money());
    item?.setQuantity(1);
    item?.setLineTotal(money());
  }
  return Buffer.from(reply.serializeBinary());
}

function money(): moneyPb.Money {
  const price = new moneyPb.Money();
  price.setCurrencyCode('USD');
  price.setUnits(12);
  price.setNanos(500_000_000);
  return price;
}

function now(): timestampPb.Timestamp {
  const time = new timestampPb.Timestamp();
  time.setSeconds(1_790_000_000);
  return time;
}
