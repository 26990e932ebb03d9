import { Violations } from '../../runtime/validate.ts';
import type { ProductFields } from './product.ts';
import { isImagePath, PRODUCT, type ProductInput, readWhole } from './product-input.ts';

/** A row of an import whose fields are as they must be. */
export interface ImportRow {
  /** Its place in the import, from 0. */
  readonly index: number;
  readonly fields: Omit<ProductFields, 'author' | 'isbn13'>;
  /** Null leaves the stock of a product as it is, and is 0 for a new one. */
  readonly stock: number | null;
}

/** Reads a row as a PUT reads its body; 400 with every field that is wrong. */
export function readImportRow(index: number, input: ProductInput): ImportRow {
  const violations = new Violations();
  const { stock, ...fields } = readWhole(PRODUCT, input, violations);
  violations.throwIfAny();
  return importRow(index, fields as ImportRow['fields'], stock);
}

/** The path of an uploaded image, as a client reads it, is no address to be set: an upload is left as it is. */
export function importRow(index: number, fields: ImportRow['fields'], stock: number | undefined): ImportRow {
  const imageUrl = isImagePath(fields.imageUrl) ? '' : fields.imageUrl;
  return { index, fields: { ...fields, imageUrl }, stock: stock ?? null };
}

/**
 * Cuts rows into waves in which no sku comes twice: written wave by wave, a later row of a sku wins over an earlier one as if all had been
 * written one after the other.
 */
export function waves(rows: readonly ImportRow[]): ImportRow[][] {
  const waves: ImportRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const wave = seen.get(row.fields.sku) ?? 0;
    seen.set(row.fields.sku, wave + 1);
    if (wave === waves.length) waves.push([]);
    waves[wave]!.push(row);
  }
  return waves;
}
