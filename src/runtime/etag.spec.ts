import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { PlazaError } from './errors.ts';
import { checkEtag, etagOf, expectedVersions } from './etag.ts';

describe('expectedVersions', () => {
  const cases: [string, string | undefined, string, bigint[] | null][] = [
    ['nothing', undefined, '', null],
    ['the field', undefined, etagOf(7), [7n]],
    ['the field without quotes', undefined, 'v7', [7n]],
    ['the header', '"v8"', '', [8n]],
    ['the header without quotes', 'v8', '', [8n]],
    ['a weak header, which matches nothing', 'W/"v8"', '', [-1n]],
    ['any', '*', '', null],
    ['any, and the field', '*', '"v7"', [7n]],
    ['both, the same', '"v7"', 'v7', [7n]],
    ['a list', '"v7", "v8"', '', [7n, 8n]],
    ['a list with empty places', ',"v7" ,, W/"v9",', '', [7n, -1n]],
    ['a list that has the field’s', '"v7", "v8"', '"v8"', [8n]],
    ['a comma within an etag', '"v7,v8"', '', [-1n]],
    ['an empty etag', '""', '', [-1n]],
    ['a foreign etag', undefined, 'abc', [-1n]],
    ['a number no version reaches', undefined, `v${'9'.repeat(30)}`, [-1n]],
  ];
  for (const [name, ifMatch, field, versions] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(expectedVersions({ ifMatch }, field), versions));
  }

  for (const ifMatch of ['"v1', 'v1"', '"v1" "v2"', '*, "v1"', ',', 'W/v1"', 'w/"v1"', '"v1";q=1', '"v 1"']) {
    it(`refuses ${ifMatch}, by the name of the header`, () => {
      assert.throws(
        () => expectedVersions({ ifMatch }, ''),
        (error: PlazaError) =>
          error.code === status.INVALID_ARGUMENT && error.violations[0]?.field === 'If-Match',
      );
    });
  }

  it('refuses a header and a field that differ', () => {
    assert.throws(
      () => expectedVersions({ ifMatch: '"v1"' }, '"v2"'),
      (error: PlazaError) => error.code === status.INVALID_ARGUMENT && error.violations[0]?.field === 'etag',
    );
  });
});

describe('checkEtag', () => {
  it('passes the same version and none, and aborts for another', () => {
    checkEtag({ ifMatch: undefined }, '', 3n);
    checkEtag({ ifMatch: undefined }, '"v3"', 3);
    checkEtag({ ifMatch: '"v2", "v3"' }, '', 3n);
    assert.throws(
      () => checkEtag({ ifMatch: undefined }, '"v2"', 3n),
      (error) =>
        error instanceof PlazaError && error.code === status.ABORTED && error.reason === 'ETAG_MISMATCH',
    );
  });
});
