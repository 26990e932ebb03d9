import pb from '../../../gen/plaza/orders/v1/orders_pb.js';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { Order } from '../domain/order.ts';
import { lineTotal } from '../domain/total.ts';

export function encodeOrder(order: Order): pb.Order {
  const message = new pb.Order();
  message.setId(order.id);
  message.setUserId(order.userId);
  message.setItemsList(
    order.items.map((item) => {
      const line = new pb.Order.Item();
      line.setProductId(item.productId);
      line.setName(item.name);
      line.setUnitPrice(toMoney(item.unitPrice));
      line.setQuantity(item.quantity);
      line.setLineTotal(toMoney(lineTotal(item)));
      return line;
    }),
  );
  message.setTotal(toMoney(order.total));
  message.setStatus(pb.Order.Status[order.status]);
  message.setCreateTime(toTimestamp(order.createTime));
  message.setUpdateTime(toTimestamp(order.updateTime));
  message.setCancelReason(order.cancelReason);
  return message;
}
