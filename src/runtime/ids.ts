import { randomUUIDv7 } from 'node:crypto';

/** A new UUIDv7: ordered by time, so that primary keys append and keyset pages follow creation. */
export function newId(): string {
  return randomUUIDv7();
}
