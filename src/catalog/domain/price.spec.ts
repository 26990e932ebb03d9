import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MoneyError } from '../../runtime/money.ts';
import { money } from '../testing/messages.ts';
import { fromColumns, parsePrice, toColumns } from './price.ts';

describe('parsePrice()', () => {
  for (const [currency, units, nanos, price_minor, price_rest] of [
    ['EUR', 0, 0, 0n, 0],
    ['EUR', 12, 340_000_000, 1_234n, 0],
    ['JPY', 1_000_000_000_000, 0, 100_000_000_000_000n, 0],
    ['USD', 0, 10_000_000, 1n, 0],
    ['BHD', 12, 345_000_000, 1_234n, 50],
    ['CLF', 0, 99_900_000, 9n, 99],
  ] as const) {
    it(`reads ${currency} ${units} and ${nanos} nanos`, () => {
      const price = parsePrice(money(currency, units, nanos));
      assert.deepEqual(toColumns(price), { currency, price_minor, price_rest });
      assert.deepEqual(fromColumns({ currency, price_minor, price_rest }), price);
    });
  }

  for (const [what, price, problem] of [
    ['nothing', undefined, /is required/],
    ['a third decimal', money('EUR', 1, 1_000_000), /at most 2 decimal places in EUR/],
    ['a decimal of yen', money('JPY', 1, 500_000_000), /no decimal places in JPY/],
    ['what is no currency', money('XYZ', 1), /ISO 4217, and XYZ is none/],
    ['less than zero', money('EUR', -1, 0), /negative/],
    ['less than zero by nanos', money('EUR', 0, -10_000_000), /negative/],
    ['signs that differ', money('EUR', 1, -10_000_000), /same sign/],
    ['a currency in lower case', money('eur', 1), /capital letters/],
    ['no currency', money('', 1), /capital letters/],
    ['more than 10^12', money('EUR', 1_000_000_000_000, 10_000_000), /10\^12/],
    ['more than a double counts', money('EUR', 2 ** 60), /10\^12/],
    ['a whole unit of nanos', money('EUR', 0, 1_000_000_000), /nanos/],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parsePrice(price),
        (error) => error instanceof MoneyError && problem.test(error.message),
      );
    });
  }
});
