import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSearchQuery } from './search-query.ts';

describe('readSearchQuery()', () => {
  for (const [query, text, similar] of [
    ['hobit', 'hobit', 'hobit'],
    ['e-mail', 'e-mail', 'e-mail'],
    [' 0-306-40615-2 ', '9780306406157', undefined],
    ['"the sea"', '"the sea"', undefined],
    ['lamp -desk', 'lamp -desk', undefined],
    ['-desk', '-desk', undefined],
  ] as const) {
    it(`reads ${query}`, () => assert.deepEqual(readSearchQuery(query), { text, similar }));
  }
});
