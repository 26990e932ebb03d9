import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import moneyPb from '../../gen/google/type/money_pb.js';
import { add, compare, fromMoney, MoneyError, multiply, readMoney, subtract, toMoney } from './money.ts';

const make = (currency: string, units: number, nanos: number) =>
  new moneyPb.Money().setCurrencyCode(currency).setUnits(units).setNanos(nanos);
const eur = (nanos: bigint) => ({ currency: 'EUR', nanos });
const UNIT = 1_000_000_000n;

describe('fromMoney', () => {
  const good: [moneyPb.Money, bigint][] = [
    [make('EUR', 0, 0), 0n],
    [make('EUR', 12, 340_000_000), 12_340_000_000n],
    [make('EUR', -1, -750_000_000), -1_750_000_000n],
    [make('EUR', 0, -1), -1n],
    [make('EUR', 1e12, 0), 1_000_000_000_000n * UNIT],
    [make('EUR', 999_999_999_999, 999_999_999), 999_999_999_999_999_999_999n],
  ];
  for (const [money, nanos] of good) {
    it(`reads ${money.getUnits()} and ${money.getNanos()} nanos, and writes the same back`, () => {
      assert.deepEqual(fromMoney(money), eur(nanos));
      assert.deepEqual(toMoney(eur(nanos)).toObject(), money.toObject());
    });
  }

  const bad: [string, moneyPb.Money | undefined, RegExp][] = [
    ['nothing', undefined, /required/],
    ['no currency', make('', 1, 0), /currencyCode/],
    ['a small currency', make('eur', 1, 0), /currencyCode/],
    ['more than 10^12', make('EUR', 1e12, 1), /10\^12/],
    ['more than 10^12 units', make('EUR', 1e12 + 1, 0), /10\^12/],
    ['what a number cannot hold', make('EUR', 2 ** 63, 0), /10\^12/],
    ['a mix of signs', make('EUR', 1, -1), /same sign/],
    ['the other mix of signs', make('EUR', -1, 1), /same sign/],
    ['too many nanos', make('EUR', 0, 1_000_000_000), /nanos/],
  ];
  for (const [name, money, message] of bad) {
    it(`refuses ${name}`, () =>
      assert.throws(
        () => fromMoney(money),
        (e) => e instanceof MoneyError && message.test(e.message),
      ));
  }
});

describe('readMoney', () => {
  const cases: [currency: string, nanos: number, problem: RegExp | undefined][] = [
    ['EUR', 990_000_000, undefined],
    ['EUR', 995_000_000, /at most 2 decimal places in EUR/],
    ['EUR', 1, /at most 2/],
    ['JPY', 0, undefined],
    ['JPY', 500_000_000, /no decimal places in JPY/],
    ['KRW', 10_000_000, /no decimal places in KRW/],
    ['BHD', 345_000_000, undefined],
    ['KWD', 345_600_000, /at most 3 decimal places in KWD/],
    ['CLF', 345_600_000, undefined],
    ['CLF', 345_670_000, /at most 4 decimal places in CLF/],
    ['IQD', 5_000_000, undefined],
    ['XYZ', 0, /ISO 4217, and XYZ is none/],
    ['DEM', 0, /none/],
    ['XAU', 0, /none/],
    ['XXX', 0, /none/],
    ['XTS', 0, /none/],
    ['eur', 0, /capital letters/],
    ['', 0, /capital letters/],
  ];
  for (const [currency, nanos, problem] of cases) {
    it(`${problem ? 'refuses' : 'takes'} 1 unit and ${nanos} nanos of ${currency || 'no currency'}`, () => {
      const read = () => readMoney(make(currency, 1, nanos));
      if (problem) assert.throws(read, (error) => error instanceof MoneyError && problem.test(error.message));
      else assert.deepEqual(read(), fromMoney(make(currency, 1, nanos)));
    });
  }
});

describe('money', () => {
  it('adds, subtracts and multiplies exactly', () => {
    assert.deepEqual(add(eur(100_000_000n), eur(200_000_000n)), eur(300_000_000n));
    assert.deepEqual(subtract(eur(1n), eur(2n)), eur(-1n));
    assert.deepEqual(multiply(eur(19_990_000_000n), 10_000), eur(199_900n * UNIT));
  });

  it('refuses a sum or product beyond 10^12 units', () => {
    assert.throws(() => multiply(eur(UNIT * 100_000_001n), 10_000), MoneyError);
    assert.throws(() => add(eur(1_000_000_000_000n * UNIT), eur(1n)), MoneyError);
  });

  it('never combines two currencies', () => {
    const usd = { currency: 'USD', nanos: 1n };
    for (const combine of [add, subtract, compare]) assert.throws(() => combine(eur(1n), usd), MoneyError);
  });

  it('compares', () => {
    assert.deepEqual(
      [compare(eur(1n), eur(2n)), compare(eur(2n), eur(2n)), compare(eur(3n), eur(2n))],
      [-1, 0, 1],
    );
  });
});
