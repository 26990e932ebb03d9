import type { Csv } from './read-csv.ts';

/**
 * Writes a CSV in the one form in which an import is kept: commas, line feeds, no row without a value. Whoever goes on with the import, be
 * it of an older version, counts the same rows.
 */
export function writeCsv({ columns, records }: Csv): string {
  return [columns, ...records].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
