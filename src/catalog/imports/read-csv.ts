import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { Violations } from '../../runtime/validate.ts';
import { type Column, readHeading } from '../domain/import-csv.ts';

export interface Csv {
  readonly columns: readonly Column[];
  /** The rows below the heading, as their cells. Blank lines are none. */
  readonly records: readonly (readonly string[])[];
}

/** Characters that are parsed before other calls have their turn. */
const PIECE = 32 * 1_024;

/** Takes a CSV apart; 400 when it has a wrong heading or cannot be taken apart. What is wrong with a row is told when it is read. */
export async function readCsv(text: string, violations = new Violations()): Promise<Csv> {
  violations.check(text !== '', 'csv', 'is required');
  // PostgreSQL, which keeps it until it is done, cannot store NUL.
  violations.check(!text.includes('\u0000'), 'csv', 'must not hold NUL');
  violations.throwIfAny();
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true };
  const parser = parse(options);
  const source = Readable.from(pieces(text)).on('error', (error) => parser.destroy(error));
  const records: string[][] = [];
  try {
    for await (const record of source.pipe(parser)) records.push(record);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    violations.add(
      'csv',
      `is no CSV: ${sentences[error.code] ?? 'it cannot be read'} (line ${error.lines ?? '?'})`,
    );
  }
  violations.throwIfAny();
  const columns = readHeading(records.shift(), violations);
  violations.throwIfAny();
  return { columns, records };
}

/** What a person can do something about; the parser's own text repeats the data. */
const sentences: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote stands within a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quote and the end of the cell',
};

async function* pieces(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; ) {
    // Between the halves of a surrogate pair there is no text to cut.
    const end = start + PIECE + (/[\ud800-\udbff]/.test(text[start + PIECE - 1] ?? '') ? 1 : 0);
    yield text.slice(start, end);
    await setImmediate();
    start = end;
  }
}
