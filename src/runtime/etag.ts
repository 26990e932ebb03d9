// Optimistic concurrency: the etag of a row is its version number, quoted as HTTP and AIP-154 want it.
//
//   const expected = expectedVersion(call, product.getEtag());   // field or If-Match header
//   … update … where id = $1 and ($2::int8 is null or version = $2::int8)
//   if (!row) throw etagMismatch();
import type { Call } from './call.ts';
import { aborted, type PlazaError } from './errors.ts';
import { invalidField, type Violations } from './validate.ts';

/** The etag of a version, `"v7"` with its quotes. */
export function etagOf(version: number | bigint): string {
  return `"v${version}"`;
}

/** The version a client expects, null when it names none (or If-Match: *). An etag that was never ours gives -1n, which matches no row; both given and different is 400. */
export function expectedVersion(call: Pick<Call, 'ifMatch'>, field: string): bigint | null {
  const header = call.ifMatch === undefined || call.ifMatch === '' ? undefined : bare(call.ifMatch);
  const body = field === '' ? undefined : bare(field);
  if (header !== undefined && body !== undefined && header !== body) {
    throw invalidField('etag', 'differs from the If-Match header');
  }
  const etag = body ?? header;
  if (etag === undefined || etag === '*') return null;
  const match = /^v(\d{1,18})$/.exec(etag);
  return match ? BigInt(match[1]!) : -1n;
}

/** Adds that the etag and the If-Match header differ to what else is wrong with a request. */
export function checkOneEtag(violations: Violations, call: Pick<Call, 'ifMatch'>, field: string): void {
  violations.read(() => expectedVersion(call, field));
}

/** 409 ABORTED: the resource has changed since the client read it. */
export function etagMismatch(): PlazaError {
  return aborted(
    'ETAG_MISMATCH',
    'The resource has changed since you read it. Read it again and repeat the change.',
  );
}

/** Throws etagMismatch() unless the client expects this version or none. */
export function checkEtag(call: Pick<Call, 'ifMatch'>, field: string, version: number | bigint): void {
  const expected = expectedVersion(call, field);
  if (expected !== null && expected !== BigInt(version)) throw etagMismatch();
}

function bare(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}
