import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlazaError } from '../../runtime/errors.ts';
import { Violations } from '../../runtime/validate.ts';
import { COLUMNS, readCsvRow, readHeading, withDecimalPoint } from './import-csv.ts';
import { toColumns } from './price.ts';

describe('readHeading()', () => {
  const cases: [string[] | undefined, string[]][] = [
    [[...COLUMNS], []],
    [[...COLUMNS].reverse(), []],
    [undefined, COLUMNS.map((column) => `has no column ${column} in its heading`)],
    [[...COLUMNS, 'sku'], ['has more than one column sku']],
    [[...COLUMNS, 'Sku'], ['has more than one column sku']],
    [COLUMNS.map((column) => column.toUpperCase()), []],
    [[...COLUMNS, '', ''], []],
    [
      [...COLUMNS, 'Colour'],
      ['has a column "Colour", which is none of sku, name, category, currency, price, stock'],
    ],
  ];
  for (const [heading, problems] of cases) {
    it(`of ${heading?.join() ?? 'nothing'}`, () => {
      const violations = new Violations();
      readHeading(heading, violations);
      assert.deepEqual(
        violations.list.map(({ description }) => description),
        problems,
      );
    });
  }

  it('of a file of another kind tells of ten columns', () => {
    const violations = new Violations();
    readHeading(
      Array.from({ length: 500 }, (_, i) => `c${i}`),
      violations,
    );
    assert.equal(violations.list.length, COLUMNS.length + 10);
  });
});

describe('readCsvRow()', () => {
  const row = (cells: Partial<Record<(typeof COLUMNS)[number], string>> = {}) => {
    const fine = { sku: 'A', name: 'Spade', category: 'garden', currency: 'EUR', price: '1', stock: '' };
    const all = { ...fine, ...cells };
    return COLUMNS.map((column) => all[column]);
  };

  for (const [price, hundredths] of [
    ['0', 0n],
    ['12', 1_200n],
    ['12.5', 1_250n],
    ['12.05', 1_205n],
    ['1000000000000', 100_000_000_000_000n],
  ] as const) {
    it(`takes a price of ${price}`, () => {
      assert.equal(toColumns(readCsvRow(0, COLUMNS, row({ price })).fields.price).price_minor, hundredths);
    });
  }

  it('takes the decimal places of the currency', () => {
    const price = (cells: Parameters<typeof row>[0]) => readCsvRow(0, COLUMNS, row(cells)).fields.price;
    assert.deepEqual(price({ currency: 'JPY', price: '100' }), { currency: 'JPY', nanos: 100_000_000_000n });
    assert.deepEqual(price({ currency: 'KWD', price: '1.234' }), { currency: 'KWD', nanos: 1_234_000_000n });
  });

  it('takes a name as every text is taken', () => {
    assert.equal(readCsvRow(0, COLUMNS, row({ name: 'Cafe\u0301' })).fields.name, 'Caf\u00e9');
  });

  for (const [cells, fields] of [
    [{ price: '1.005' }, ['price']],
    [{ price: '12.345' }, ['price']],
    [{ price: '1.500' }, ['price']],
    [{ price: '100.5', currency: 'JPY' }, ['price']],
    [{ price: '100.00', currency: 'JPY' }, ['price']],
    [{ price: '1.2345', currency: 'BHD' }, ['price']],
    [{ currency: 'XYZ' }, ['currency']],
    [{ currency: 'eur' }, ['currency']],
    [{ price: '-1' }, ['price']],
    [{ price: '1,50' }, ['price']],
    [{ price: '' }, ['price']],
    [{ price: '1000000000000.01' }, ['price']],
    [{ currency: 'euro' }, ['currency']],
    [{ currency: '', price: 'x' }, ['currency', 'price']],
    [{ stock: '-1' }, ['stock']],
    [{ stock: '1.5' }, ['stock']],
    [{ stock: '1000000001' }, ['stock']],
    [{ sku: 'a b', name: '', category: 'Garden' }, ['sku', 'name', 'category']],
  ] as const) {
    it(`names ${fields} of ${JSON.stringify(cells)}`, () => {
      assert.throws(
        () => readCsvRow(0, COLUMNS, row(cells)),
        (error) =>
          error instanceof PlazaError && error.violations.map(({ field }) => field).join() === fields.join(),
      );
    });
  }

  it('leaves the stock alone where its cell is empty', () => {
    assert.equal(readCsvRow(0, COLUMNS, row()).stock, null);
    assert.equal(readCsvRow(0, COLUMNS, row({ stock: '0' })).stock, 0);
  });

  const wide = [...COLUMNS, '', ''] as const;
  for (const [what, columns, cells, problem] of [
    ['a row as wide as the heading', wide, [...row(), '', ''], undefined],
    ['a row without the columns that have no name', wide, row(), undefined],
    ['a row with more cells that are empty', COLUMNS, [...row(), '', ''], undefined],
    ['a row without a column', COLUMNS, row().slice(0, -1), 'the row has 5 columns and the heading 6'],
    ['a value beyond the heading', COLUMNS, [...row(), '7'], 'the row has 7 columns and the heading 6'],
    [
      'a value in a column without a name',
      wide,
      [...row(), '', '7'],
      'the row has a value in a column that has no name',
    ],
  ] as const) {
    it(`${problem ? 'refuses' : 'takes'} ${what}`, () => {
      const read = () => readCsvRow(0, columns, cells);
      if (!problem) assert.equal(read().fields.sku, 'A');
      else
        assert.throws(
          read,
          (error) => error instanceof PlazaError && error.violations[0]!.description === problem,
        );
    });
  }
});

describe('withDecimalPoint()', () => {
  for (const [price, expected] of [
    ['7,5', '7.5'],
    ['7,50', '7.50'],
    ['7.50', '7.50'],
    ['7', '7'],
    // Thousands, or a currency of three decimals: nobody can tell.
    ['1,234', '1,234'],
    ['1.234,50', '1.234,50'],
  ])
    it(`of ${price} is ${expected}`, () => {
      assert.deepEqual(withDecimalPoint(['name', 'price'], ['1,5', price!]), ['1,5', expected]);
    });
});
