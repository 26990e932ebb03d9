import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BOOK_ORDER, PRODUCT_ORDER, parseOrderBy } from './order-by.ts';

describe('parseOrderBy()', () => {
  for (const [text, column, descending] of [
    ['', 'create_time', false],
    ['create_time', 'create_time', false],
    ['createTime desc', 'create_time', true],
    ['name', 'name', false],
    [' price   desc ', 'price', true],
    ['sku', 'sku', false],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () =>
      assert.deepEqual(parseOrderBy(text, PRODUCT_ORDER), { column, descending }));
  }

  for (const text of [
    'name asc',
    'name DESC',
    'Name',
    'name,price',
    'author',
    'title',
    'constructor',
    'name desc;',
    '-name',
    ' ',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseOrderBy(text, PRODUCT_ORDER), undefined));
  }

  it('knows the names of books', () => {
    assert.deepEqual(parseOrderBy('title desc', BOOK_ORDER), { column: 'name', descending: true });
    assert.deepEqual(parseOrderBy('author', BOOK_ORDER), { column: 'author', descending: false });
    assert.equal(parseOrderBy('name', BOOK_ORDER), undefined);
  });
});
