import type moneyPb from '../../../gen/google/type/money_pb.js';
import { type Money, MoneyError, readMoney } from '../../runtime/money.ts';

// A price is kept as whole hundredths of its currency's unit: 10^14 at the most, a bigint column that an index sorts cheaply, where nanos
// would need a numeric. The few currencies of three and four decimal places have ten-thousandths beside it, which are 0 for all others.
const NANOS_IN_HUNDREDTH = 10_000_000n;
const NANOS_IN_REST = 100_000n;

/** A price as rows have it. */
export interface PriceColumns {
  currency: string;
  /** Hundredths of the currency's unit. */
  price_minor: bigint;
  /** Ten-thousandths beyond them, 0 to 99. */
  price_rest: number;
}

/** Decodes a price; throws MoneyError with a sentence fit for a field violation. */
export function parsePrice(money: moneyPb.Money | undefined): Money {
  const price = readMoney(money);
  if (price.nanos < 0n) throw new MoneyError('must not be negative');
  return price;
}

export function toColumns({ currency, nanos }: Money): PriceColumns {
  return {
    currency,
    price_minor: nanos / NANOS_IN_HUNDREDTH,
    price_rest: Number((nanos % NANOS_IN_HUNDREDTH) / NANOS_IN_REST),
  };
}

export function fromColumns({ currency, price_minor, price_rest }: PriceColumns): Money {
  return { currency, nanos: price_minor * NANOS_IN_HUNDREDTH + BigInt(price_rest) * NANOS_IN_REST };
}
