import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MoneyError } from '../../runtime/money.ts';
import { COMES_FROM, isFinal, type Status } from './order.ts';
import { orderTotal, strangeCurrencies } from './total.ts';

const NANOS = 1_000_000_000n;
const line = (nanos: bigint, quantity: number, currency = 'EUR') => ({
  unitPrice: { currency, nanos },
  quantity,
});

describe('orderTotal()', () => {
  const cases: [ReturnType<typeof line>[], bigint][] = [
    [[line(0n, 10_000)], 0n],
    [[line(10_000_000n, 3)], 30_000_000n],
    [[line(19_990_000_000n, 3), line(10_000_000n, 1)], 59_980_000_000n],
    [[line(10n ** 12n * NANOS, 1)], 10n ** 12n * NANOS],
    [[line(10n ** 8n * NANOS, 10_000)], 10n ** 12n * NANOS],
    [Array.from({ length: 100 }, () => line(1n, 10_000)), 1_000_000n],
  ];
  for (const [items, nanos] of cases) {
    it(`${items.length} lines cost ${nanos} nanos`, () => {
      assert.deepEqual(orderTotal(items), { currency: 'EUR', nanos });
    });
  }

  it('refuses more than 10^12 units, in a line or in the sum', () => {
    assert.throws(() => orderTotal([line(10n ** 12n * NANOS, 2)]), MoneyError);
    assert.throws(() => orderTotal([line(10n ** 12n * NANOS, 1), line(1n, 1)]), MoneyError);
  });
});

describe('strangeCurrencies()', () => {
  it('names the items that are not sold in the first one’s currency', () => {
    assert.deepEqual(strangeCurrencies([line(1n, 1), line(1n, 1)]), []);
    assert.deepEqual(
      strangeCurrencies([line(1n, 1), line(1n, 1, 'USD'), line(1n, 1), line(1n, 1, 'CHF')]),
      [1, 3],
    );
  });
});

describe('the states of an order', () => {
  it('leave COMPLETED and CANCELLED for nothing', () => {
    const from = Object.values(COMES_FROM).flat() as Status[];
    assert.deepEqual(from.filter(isFinal), []);
  });
});
