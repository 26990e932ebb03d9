// What a CSV of products has to look like, row by row; read-csv.ts takes it apart.
import moneyPb from '../../../gen/google/type/money_pb.js';
import { Violations } from '../../runtime/validate.ts';
import { type ImportRow, importRow } from './import-row.ts';
import { type InputKey, PRODUCT, readFields } from './product-input.ts';

export const COLUMNS = ['sku', 'name', 'category', 'currency', 'price', 'stock'] as const;
export type Column = (typeof COLUMNS)[number];

/** A file of another kind may have thousands of columns. */
const MAX_UNKNOWN_TOLD = 10;

/** Checks the heading: every column once, in any order. Gives no column where there is a violation. */
export function readHeading(heading: readonly string[] | undefined, violations: Violations): Column[] {
  const names = heading ?? [];
  for (const column of COLUMNS) {
    const times = names.filter((name) => name === column).length;
    violations.check(times > 0, 'csv', `has no column ${column} in its heading`);
    violations.check(times < 2, 'csv', `has more than one column ${column}`);
  }
  const unknown = names.filter((name) => !(COLUMNS as readonly string[]).includes(name));
  for (const name of [...new Set(unknown)].slice(0, MAX_UNKNOWN_TOLD))
    violations.add(
      'csv',
      `has a column ${JSON.stringify(name.slice(0, 64))}, which is none of ${COLUMNS.join(', ')}`,
    );
  return violations.list.length === 0 ? (names as Column[]) : [];
}

/** Reads a row below the heading; 400 with every column that is wrong. Description and image of a product are not its matter. */
export function readCsvRow(index: number, columns: readonly Column[], record: readonly string[]): ImportRow {
  const violations = new Violations();
  violations.check(
    record.length === columns.length,
    'csv',
    `the row has ${record.length} columns and the heading ${columns.length}`,
  );
  violations.throwIfAny();
  const cell = Object.fromEntries(columns.map((column, i) => [column, record[i]!])) as Record<Column, string>;

  const keys = new Set<InputKey>(['sku', 'name', 'category']);
  const price = readPrice(cell, violations);
  if (price) keys.add('price');
  if (cell.stock !== '') keys.add('stock');
  const stock = /^[0-9]{1,10}$/.test(cell.stock) ? Number(cell.stock) : Number.NaN;
  const input = { sku: cell.sku, name: cell.name, category: cell.category, price, stock };
  const values = readFields(PRODUCT, input, keys, violations);
  violations.throwIfAny();
  const fields = { ...values, description: '', imageUrl: '' } as ImportRow['fields'];
  return importRow(index, fields, values.stock);
}

function readPrice(
  { price, currency }: Record<Column, string>,
  violations: Violations,
): moneyPb.Money | undefined {
  const decimal = /^([0-9]{1,13})(?:\.([0-9]{1,2}))?$/.exec(price);
  const known = /^[A-Z]{3}$/.test(currency);
  violations.check(known, 'currency', currency === '' ? 'is required' : 'must be three capital letters');
  violations.check(
    decimal !== null,
    'price',
    price === '' ? 'is required' : 'must be a number such as 1234.50, with at most two decimal places',
  );
  if (!decimal || !known) return undefined;
  const money = new moneyPb.Money();
  money.setCurrencyCode(currency);
  money.setUnits(Number(decimal[1]));
  money.setNanos(Number((decimal[2] ?? '').padEnd(9, '0')));
  return money;
}
