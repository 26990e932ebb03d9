import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { Violations } from '../../runtime/validate.ts';
import { type ColumnName, readHeading, withDecimalPoint } from '../domain/import-csv.ts';
import { type CsvForm, readForm } from './csv-form.ts';

export interface Csv {
  readonly columns: readonly ColumnName[];
  /** The rows below the heading, as their cells without the space around them. Rows without any value are none. */
  readonly records: readonly (readonly string[])[];
}

/** Characters that are parsed before other calls have their turn: a row that has not as many cells as the first costs the parser 30 us. */
const PIECE = 4 * 1_024;

/**
 * Takes a CSV apart; 400 when it has a wrong heading or cannot be taken apart. What is wrong with a row is told when it is read. Stops with the
 * reason of `signal`.
 */
export async function readCsv(
  text: string,
  violations = new Violations(),
  signal?: AbortSignal,
): Promise<Csv> {
  checkText(text, violations);
  const form = readForm(text, violations);
  violations.throwIfAny();
  const rows: string[][] = [];
  const parser = parse({
    delimiter: form.separator,
    // All of them, since editors and `echo >>` add their own to a file that has others; without them the first one found is the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
    relax_column_count: true,
    // Here and not below: of a million empty lines none is to become a record.
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const source = Readable.from(pieces(text, form.start, signal)).on('error', (error) =>
    parser.destroy(error),
  );
  try {
    for await (const record of source.pipe(parser) as AsyncIterable<string[]>) {
      const cells = record.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) rows.push(cells);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    violations.add(
      'csv',
      `is no CSV: ${sentences[error.code] ?? 'it cannot be read'} (line ${lineOf(text, form, error)})`,
    );
  }
  violations.throwIfAny();
  const columns = readHeading(rows.shift(), violations);
  violations.throwIfAny();
  return {
    columns,
    records: form.separator === ',' ? rows : rows.map((row) => withDecimalPoint(columns, row)),
  };
}

function checkText(text: string, violations: Violations): void {
  violations.check(text !== '', 'csv', 'is required');
  // PostgreSQL, which keeps it until it is done, cannot store NUL.
  violations.check(
    !text.includes('\u0000'),
    'csv',
    'must not hold NUL, as UTF-16 read as UTF-8 does; save the file as "CSV UTF-8"',
  );
  const broken = text.indexOf('\ufffd');
  if (broken >= 0)
    violations.add(
      'csv',
      `holds U+FFFD, which stands for what is not UTF-8 (line ${lineAt(text, broken)}); save the file as "CSV UTF-8"`,
    );
}

/** What a person can do something about; the parser's own text repeats the data. */
const sentences: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE:
    'a quote stands within a cell that does not begin with one; write such a cell as "6"" nails"',
  CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quote and the end of the cell',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE:
    'something stands between a closing quote and the end of the cell',
};

/** The line in which the cell begins that could not be read. The parser counts its own lines, and those of a quote twice. */
function lineOf(text: string, { start }: CsvForm, error: CsvError): number {
  const bytes = Buffer.from(text.slice(start));
  const done = bytes.subarray(0, Number(error.bytes)).toString().length;
  return lineAt(text, start + done + /^\s*/.exec(text.slice(start + done))![0].length);
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\n|\r/).length;
}

async function* pieces(text: string, from: number, signal?: AbortSignal): AsyncGenerator<string> {
  for (let start = from; start < text.length; ) {
    signal?.throwIfAborted();
    // Between the halves of a surrogate pair there is no text to cut.
    const end = start + PIECE + (/[\ud800-\udbff]/.test(text[start + PIECE - 1] ?? '') ? 1 : 0);
    yield text.slice(start, end);
    await setImmediate();
    start = end;
  }
}
