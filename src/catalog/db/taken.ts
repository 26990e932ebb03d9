import { alreadyExists } from '../../runtime/errors.ts';
import { isUniqueViolation } from '../../runtime/sqlstate.ts';
import type { ProductFields } from '../domain/product.ts';

/** Runs a write; a unique index that refuses it becomes ALREADY_EXISTS with what is taken. */
export async function explainTaken(
  fields: Pick<ProductFields, 'sku' | 'isbn13'>,
  write: () => Promise<unknown>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (isUniqueViolation(error, 'products_live_isbn13')) {
      throw alreadyExists('ISBN_TAKEN', `There is another book with the ISBN ${fields.isbn13}.`);
    }
    if (isUniqueViolation(error, 'products_live_sku')) {
      throw alreadyExists('SKU_TAKEN', `There is another product with the sku ${fields.sku}.`);
    }
    throw error;
  }
}
