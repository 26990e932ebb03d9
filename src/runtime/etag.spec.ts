import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { PlazaError } from './errors.ts';
import { checkEtag, etagOf, expectedVersion } from './etag.ts';

describe('expectedVersion', () => {
  const cases: [string, string | undefined, string, bigint | null][] = [
    ['nothing', undefined, '', null],
    ['the field', undefined, etagOf(7), 7n],
    ['the field without quotes', undefined, 'v7', 7n],
    ['the header', '"v8"', '', 8n],
    ['a weak header', 'W/"v8"', '', 8n],
    ['any', '*', '', null],
    ['both, the same', '"v7"', 'v7', 7n],
    ['a foreign etag', undefined, 'abc', -1n],
    ['a number no version reaches', undefined, `v${'9'.repeat(30)}`, -1n],
  ];
  for (const [name, ifMatch, field, version] of cases) {
    it(`reads ${name}`, () => assert.equal(expectedVersion({ ifMatch }, field), version));
  }

  it('refuses a header and a field that differ', () => {
    assert.throws(
      () => expectedVersion({ ifMatch: '"v1"' }, '"v2"'),
      (error: PlazaError) => error.code === status.INVALID_ARGUMENT && error.violations[0]?.field === 'etag',
    );
  });
});

describe('checkEtag', () => {
  it('passes the same version and none, and aborts for another', () => {
    checkEtag({ ifMatch: undefined }, '', 3n);
    checkEtag({ ifMatch: undefined }, '"v3"', 3);
    assert.throws(
      () => checkEtag({ ifMatch: undefined }, '"v2"', 3n),
      (error) =>
        error instanceof PlazaError && error.code === status.ABORTED && error.reason === 'ETAG_MISMATCH',
    );
  });
});
