import type moneyPb from '../../../gen/google/type/money_pb.js';
import { fromMoney, type Money, MoneyError } from '../../runtime/money.ts';

// A price has at most two decimal places, so it is kept as whole hundredths of its currency's unit: 10^14 at the most, a bigint
// column that an index sorts cheaply, where nanos would need a numeric.
const NANOS_IN_HUNDREDTH = 10_000_000n;

/** Decodes a price; throws MoneyError with a sentence fit for a field violation. */
export function parsePrice(money: moneyPb.Money | undefined): Money {
  const price = fromMoney(money);
  if (price.nanos < 0n) throw new MoneyError('must not be negative');
  if (price.nanos % NANOS_IN_HUNDREDTH !== 0n) throw new MoneyError('must have at most two decimal places');
  return price;
}

export function toHundredths(price: Money): bigint {
  return price.nanos / NANOS_IN_HUNDREDTH;
}

export function fromHundredths(currency: string, hundredths: bigint): Money {
  return { currency, nanos: hundredths * NANOS_IN_HUNDREDTH };
}
