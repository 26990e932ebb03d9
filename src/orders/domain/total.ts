import { add, currencyProblem, type Money, multiply } from '../../runtime/money.ts';
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

/** The items that nobody can pay for, with why: their prices are from before prices had to be amounts of a currency of ISO 4217. */
export function unpayable(
  items: readonly Pick<Item, 'unitPrice'>[],
): { position: number; problem: string }[] {
  return items.flatMap((item, position) => {
    const problem = currencyProblem(item.unitPrice);
    return problem === undefined ? [] : [{ position, problem }];
  });
}

/** The positions of the items whose currency is not the first one's. */
export function strangeCurrencies(items: readonly Pick<Item, 'unitPrice'>[]): number[] {
  const currency = items[0]?.unitPrice.currency;
  return items.flatMap((item, i) => (item.unitPrice.currency === currency ? [] : [i]));
}
