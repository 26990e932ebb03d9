// What a file says of its own form before its first cell: a byte order mark, a line `sep=;` as Excel writes and reads it, and the
// separator, which spreadsheets choose by the language of their user.
import type { Violations } from '../../runtime/validate.ts';

export const SEPARATORS = [',', ';', '\t'] as const;

export interface CsvForm {
  readonly separator: string;
  /** How many characters stand in front of the heading. */
  readonly start: number;
}

const BYTE_ORDER_MARK = /^\ufeff?/;
const SEPARATOR_LINE = /^[ \t]*"?sep=(.)"?[ \t,;]*(?:\r\n|\n|\r|$)/i;
const FIRST_LINE = /[^\s][^\r\n]*/;

/** Finds the form of a file; adds what is wrong with it. */
export function readForm(text: string, violations: Violations): CsvForm {
  const start = BYTE_ORDER_MARK.exec(text)![0].length;
  const named = SEPARATOR_LINE.exec(text.slice(start, start + 100));
  if (!named) return { separator: separatorOf(FIRST_LINE.exec(text.slice(start))?.[0] ?? ''), start };
  const separator = named[1]!;
  violations.check(
    (SEPARATORS as readonly string[]).includes(separator),
    'csv',
    `has the separator ${JSON.stringify(separator)} in its first line; a comma, a semicolon or a tab is taken`,
  );
  return { separator, start: start + named[0].length };
}

/** The one that stands most often between the names of the heading. */
function separatorOf(heading: string): string {
  const names = heading.replace(/"[^"]*"/g, '');
  const times = (separator: string) => names.split(separator).length;
  return SEPARATORS.reduce((best, each) => (times(each) > times(best) ? each : best));
}
