// What a CSV of products has to look like, row by row; read-csv.ts takes it apart.
import moneyPb from '../../../gen/google/type/money_pb.js';
import { decimalsOf } from '../../runtime/currencies.ts';
import { decimalsProblem } from '../../runtime/money.ts';
import { Violations } from '../../runtime/validate.ts';
import { type ImportRow, importRow } from './import-row.ts';
import { type InputKey, PRODUCT, readFields } from './product-input.ts';

export const COLUMNS = ['sku', 'name', 'category', 'currency', 'price', 'stock'] as const;
export type Column = (typeof COLUMNS)[number];

/** A column of a file; one without a name is empty, as spreadsheets leave them. */
export type ColumnName = Column | '';

/** Decimal places of most currencies: what a price is held to that has none which is known. */
const USUAL_DECIMALS = 2;

/** A file of another kind may have thousands of columns. */
const MAX_UNKNOWN_TOLD = 10;

/** Checks the heading: every column once, in any order and case. Gives no column where there is a violation. */
export function readHeading(heading: readonly string[] | undefined, violations: Violations): ColumnName[] {
  const names = (heading ?? []).map((name) => name.toLowerCase());
  for (const column of COLUMNS) {
    const times = names.filter((name) => name === column).length;
    violations.check(times > 0, 'csv', `has no column ${column} in its heading`);
    violations.check(times < 2, 'csv', `has more than one column ${column}`);
  }
  const unknown = (heading ?? []).filter((_, i) => !isColumnName(names[i]!));
  for (const name of [...new Set(unknown)].slice(0, MAX_UNKNOWN_TOLD))
    violations.add(
      'csv',
      `has a column ${JSON.stringify(name.slice(0, 64))}, which is none of ${COLUMNS.join(', ')}`,
    );
  return violations.list.length === 0 ? (names as ColumnName[]) : [];
}

function isColumnName(name: string): name is ColumnName {
  return name === '' || (COLUMNS as readonly string[]).includes(name);
}

/**
 * The row with a decimal point in its price. Where a language writes a decimal comma, spreadsheets separate cells by something else; three
 * digits behind a comma may be thousands, and stay.
 */
export function withDecimalPoint(columns: readonly ColumnName[], record: readonly string[]): string[] {
  return record.map((cell, i) =>
    columns[i] === 'price' ? cell.replace(/^(\d+),(\d{1,2})$/, '$1.$2') : cell,
  );
}

/** Reads a row below the heading; 400 with every column that is wrong. Description and image of a product are not its matter. */
export function readCsvRow(
  index: number,
  columns: readonly ColumnName[],
  record: readonly string[],
): ImportRow {
  const violations = new Violations();
  // Spreadsheets write columns without a name and a value, though not always to the end of every row.
  const isWhole =
    columns.every((column, i) => column === '' || i < record.length) &&
    record.slice(columns.length).every((value) => value === '');
  violations.check(isWhole, 'csv', `the row has ${record.length} columns and the heading ${columns.length}`);
  violations.check(
    columns.every((column, i) => column !== '' || !record[i]),
    'csv',
    'the row has a value in a column that has no name',
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
  const [number, units, decimals = ''] = /^([0-9]{1,13})(?:\.([0-9]{1,9}))?$/.exec(price) ?? [];
  const most = decimalsOf(currency);
  if (most === undefined)
    violations.add(
      'currency',
      currency === '' ? 'is required' : 'must be a currency of ISO 4217, such as EUR',
    );
  // By its digits and not by what it comes to: where a point stands between thousands, 1.500 is no 1.5.
  else if (decimals.length > most) violations.add('price', decimalsProblem(currency, most));
  if (number === undefined || (most === undefined && decimals.length > USUAL_DECIMALS))
    violations.add('price', price === '' ? 'is required' : 'must be a number such as 1234.50');
  if (most === undefined || number === undefined || decimals.length > most) return undefined;
  const money = new moneyPb.Money();
  money.setCurrencyCode(currency);
  money.setUnits(Number(units));
  money.setNanos(Number(decimals.padEnd(9, '0')));
  return money;
}
