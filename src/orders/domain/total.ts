import { add, type Money, multiply } from '../../runtime/money.ts';
import type { Item } from './order.ts';

/** unit price times quantity; throws MoneyError beyond 10^12 units. */
export function lineTotal(item: Pick<Item, 'unitPrice' | 'quantity'>): Money {
  return multiply(item.unitPrice, item.quantity);
}

/** The sum of the lines, at least one and all of one currency; throws MoneyError beyond 10^12 units. */
export function orderTotal(items: readonly Pick<Item, 'unitPrice' | 'quantity'>[]): Money {
  const [first, ...rest] = items;
  return rest.reduce((sum, item) => add(sum, lineTotal(item)), lineTotal(first!));
}

/** The positions of the items whose currency is not the first one's. */
export function strangeCurrencies(items: readonly Pick<Item, 'unitPrice'>[]): number[] {
  const currency = items[0]?.unitPrice.currency;
  return items.flatMap((item, i) => (item.unitPrice.currency === currency ? [] : [i]));
}
