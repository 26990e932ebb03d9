// Optimistic concurrency: the etag of a row is its version number, quoted as HTTP and AIP-154 want it.
//
//   const product = await lockProduct(tx, id);
//   checkEtag(call, request.getProduct().getEtag(), product.version);   // field or If-Match header
import type { Call } from './call.ts';
import { aborted, type PlazaError } from './errors.ts';
import { invalidField, type Violations } from './validate.ts';

/** The etag of a version, `"v7"` with its quotes. */
export function etagOf(version: number | bigint): string {
  return `"v${version}"`;
}

/**
 * The versions a client expects, null when it names none (or If-Match: *). An etag that was never ours gives -1n, which matches no row. 400 when
 * If-Match is no list of etags, or has not the one of the body. A weak etag never matches, as RFC 9110 says of If-Match.
 */
export function expectedVersions(call: Pick<Call, 'ifMatch'>, field: string): readonly bigint[] | null {
  const listed = call.ifMatch === undefined ? undefined : readList(call.ifMatch);
  if (field === '' || bare(field) === '*')
    return listed?.includes('*') ? null : (listed?.map(versionOf) ?? null);
  const etag = bare(field);
  if (listed && !listed.includes('*') && !listed.includes(etag))
    throw invalidField('etag', 'differs from the If-Match header');
  return [versionOf(etag)];
}

/** Adds that the etag and the If-Match header differ to what else is wrong with a request. */
export function checkOneEtag(violations: Violations, call: Pick<Call, 'ifMatch'>, field: string): void {
  violations.read(() => expectedVersions(call, field));
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
  const expected = expectedVersions(call, field);
  if (expected !== null && !expected.includes(BigInt(version))) throw etagMismatch();
}

/** One etag of a list and the comma behind it; some clients leave out the quotes. A list may have empty places. */
const LISTED = /[ \t]*(?:(W\/)?"([\x21\x23-\x7e]*)"|([^\s",]*))[ \t]*(?:,|$)/y;

/** What stands between the quotes of each etag; of a weak one nothing that any etag of ours is. */
function readList(header: string): string[] {
  const etags: string[] = [];
  LISTED.lastIndex = 0;
  while (LISTED.lastIndex < header.length) {
    const match = LISTED.exec(header);
    if (!match) throw invalidField('If-Match', IF_MATCH);
    const [, weak, quoted, unquoted] = match;
    if (weak !== undefined) etags.push('weak');
    else if (quoted !== undefined || unquoted !== '') etags.push(quoted ?? unquoted!);
  }
  const isAny = etags.includes('*');
  if (etags.length === 0 || (isAny && etags.length > 1)) throw invalidField('If-Match', IF_MATCH);
  return etags;
}

const IF_MATCH = 'must be * or a list of etags, such as "v7", "v8"';

function versionOf(etag: string): bigint {
  const match = /^v(\d{1,18})$/.exec(etag);
  return match ? BigInt(match[1]!) : -1n;
}

function bare(etag: string): string {
  return etag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');
}
