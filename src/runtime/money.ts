// google.type.Money as exact integers: one bigint of nano units (10^-9 of the currency's unit).
// In PostgreSQL: `numeric(22, 0)`, read with BigInt(row.amount), written as amount.toString().
import moneyPb from '../../gen/google/type/money_pb.js';
import { decimalsOf } from './currencies.ts';

export interface Money {
  /** ISO 4217, three capital letters. */
  readonly currency: string;
  readonly nanos: bigint;
}

const NANOS = 1_000_000_000n;
/** google.type.Money.units is a JS number in the generated code; below this it is exact, above it the API refuses. */
const MAX_NANOS = 1_000_000_000_000n * NANOS;

export class MoneyError extends Error {}

/**
 * Decodes an amount that a request brings in: of a currency of ISO 4217, and with no more decimals than it has. Throws MoneyError with a
 * sentence fit for a field violation.
 */
export function readMoney(money: moneyPb.Money | undefined): Money {
  const amount = fromMoney(money);
  const problem = currencyProblem(amount);
  if (problem !== undefined) throw new MoneyError(problem);
  return amount;
}

/** Why there can be no such amount, as far as its currency goes, or undefined. */
export function currencyProblem({ currency, nanos }: Money): string | undefined {
  const decimals = decimalsOf(currency);
  if (decimals === undefined) return `currencyCode must be a currency of ISO 4217, and ${currency} is none`;
  return nanos % 10n ** BigInt(9 - decimals) === 0n ? undefined : decimalsProblem(currency, decimals);
}

/** What to say of an amount with more decimal places than its currency has. */
export function decimalsProblem(currency: string, decimals: number): string {
  return decimals === 0
    ? `must have no decimal places in ${currency}`
    : `must have at most ${decimals} decimal places in ${currency}`;
}

/** Decodes an amount that was let in before, maybe under other rules; throws MoneyError for what is none. */
export function fromMoney(money: moneyPb.Money | undefined): Money {
  if (!money) throw new MoneyError('is required');
  const currency = money.getCurrencyCode();
  if (!/^[A-Z]{3}$/.test(currency)) throw new MoneyError('currencyCode must be three capital letters');
  const units = Number(money.getUnits());
  const nanos = money.getNanos();
  if (!Number.isSafeInteger(units) || Math.abs(units) > 1_000_000_000_000) {
    throw new MoneyError('must not exceed 10^12 units');
  }
  if (Math.abs(nanos) > 999_999_999) throw new MoneyError('nanos must be between -999999999 and 999999999');
  if ((units > 0 && nanos < 0) || (units < 0 && nanos > 0)) {
    throw new MoneyError('units and nanos must have the same sign');
  }
  return checked({ currency, nanos: BigInt(units) * NANOS + BigInt(nanos) });
}

/** Encodes an amount for the API; throws MoneyError beyond 10^12 units. */
export function toMoney(amount: Money): moneyPb.Money {
  checked(amount);
  const money = new moneyPb.Money();
  money.setCurrencyCode(amount.currency);
  money.setUnits(Number(amount.nanos / NANOS));
  money.setNanos(Number(amount.nanos % NANOS));
  return money;
}

/** An amount as JSON tells google.type.Money. */
export function moneyJson(amount: Money): { currencyCode: string; units: string; nanos: number } {
  return {
    currencyCode: amount.currency,
    units: String(amount.nanos / NANOS),
    nanos: Number(amount.nanos % NANOS),
  };
}

/** An amount for people who read a log: `USD 14.99`. */
export function moneyText({ currency, nanos }: Money): string {
  const [sign, amount] = nanos < 0n ? ['-', -nanos] : ['', nanos];
  const decimals = String(amount % NANOS)
    .padStart(9, '0')
    .replace(/0{1,7}$/, '');
  return `${currency} ${sign}${amount / NANOS}.${decimals}`;
}

/** Both must be of one currency; throws MoneyError beyond 10^12 units. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return checked({ currency: a.currency, nanos: a.nanos + b.nanos });
}

/** Both must be of one currency; throws MoneyError beyond 10^12 units. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return checked({ currency: a.currency, nanos: a.nanos - b.nanos });
}

/** Times a whole number; throws MoneyError beyond 10^12 units. */
export function multiply(a: Money, factor: number | bigint): Money {
  return checked({ currency: a.currency, nanos: a.nanos * BigInt(factor) });
}

/** -1, 0 or 1; both must be of one currency. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b);
  return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new MoneyError(`cannot combine ${a.currency} with ${b.currency}`);
}

function checked(amount: Money): Money {
  if (amount.nanos > MAX_NANOS || amount.nanos < -MAX_NANOS)
    throw new MoneyError('must not exceed 10^12 units');
  return amount;
}
