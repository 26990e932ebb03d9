import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ImportRow, waves } from './import-row.ts';

describe('waves()', () => {
  const rows = (skus: string) =>
    [...skus].map((sku, index) => ({ index, fields: { sku }, stock: null })) as unknown as ImportRow[];
  const cases: [string, string[]][] = [
    ['', []],
    ['abc', ['abc']],
    ['abab', ['ab', 'ab']],
    ['aabac', ['abc', 'a', 'a']],
  ];
  for (const [skus, expected] of cases) {
    it(`of "${skus}" are ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(
        waves(rows(skus)).map((wave) => wave.map(({ fields }) => fields.sku).join('')),
        expected,
      );
    });
  }
});
