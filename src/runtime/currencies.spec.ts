import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalsOf } from './currencies.ts';

/** What Intl knows and ISO 4217 does not any more, or without a minor unit. */
const GONE = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL', 'XDR', 'XSU'];

test('every currency that Node knows is there, but for those that are gone', () => {
  const missing = Intl.supportedValuesOf('currency').filter((code) => decimalsOf(code) === undefined);
  assert.deepEqual(missing.sort(), GONE.sort());
});

const decimals: [currency: string, decimals: number | undefined][] = [
  ['JPY', 0],
  ['UYI', 0],
  ['EUR', 2],
  ['HUF', 2],
  ['AFN', 2],
  ['XCG', 2],
  ['BHD', 3],
  ['IQD', 3],
  ['CLF', 4],
  ['UYW', 4],
  ['XAU', undefined],
  ['XTS', undefined],
  ['XXX', undefined],
  ['XYZ', undefined],
  ['eur', undefined],
  ['__proto__', undefined],
];
for (const [currency, expected] of decimals) {
  test(`${currency} has ${expected ?? 'no'} decimal places`, () =>
    assert.equal(decimalsOf(currency), expected));
}
