import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { toMoney } from '../../runtime/money.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { Reservation } from '../domain/reservation.ts';

export function toReservationMessage(reservation: Reservation): pb.Reservation {
  const message = new pb.Reservation();
  message.setId(reservation.id);
  message.setState(pb.Reservation.State[reservation.state]);
  if (reservation.expireTime) message.setExpireTime(toTimestamp(reservation.expireTime));
  for (const { productId, name, price, quantity } of reservation.items) {
    const item = message.addItems();
    item.setProductId(productId);
    item.setName(name);
    item.setUnitPrice(toMoney(price));
    item.setQuantity(quantity);
  }
  return message;
}
