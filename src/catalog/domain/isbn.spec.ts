import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseIsbn } from './isbn.ts';

describe('parseIsbn()', () => {
  for (const [text, expected] of [
    ['9780306406157', '9780306406157'],
    ['978-0-306-40615-7', '9780306406157'],
    ['978 0 306 40615 7', '9780306406157'],
    ['9791034304745', '9791034304745'],
    ['0-306-40615-2', '9780306406157'],
    ['080442957X', '9780804429573'],
    ['0-8044-2957-x', '9780804429573'],
    ['9780306406158', undefined],
    ['0306406153', undefined],
    ['9770306406150', undefined],
    ['978030640615X', undefined],
    ['X306406152', undefined],
    ['978--0306406157', undefined],
    ['-9780306406157', undefined],
    ['97803064061571', undefined],
    ['12345678901', undefined],
    ['', undefined],
  ] as const) {
    it(`takes ${JSON.stringify(text)} for ${expected}`, () => assert.equal(parseIsbn(text), expected));
  }
});
