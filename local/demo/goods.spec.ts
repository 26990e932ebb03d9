import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoGoods } from './goods.ts';

describe('demoGoods()', () => {
  const goods = demoGoods();
  // biome-ignore lint/suspicious/noExplicitAny: products and books differ
  const bodies: any[] = goods.map(({ body }) => body);

  it('is some hundred products and books, each with a number of its own, in several categories', () => {
    assert.equal(goods.length >= 150, true);
    assert.equal(new Set(goods.map(({ sku }) => sku)).size, goods.length);
    assert.equal(new Set(bodies.map(({ category }) => category)).size >= 7, true);
    assert.equal(goods.filter(({ path }) => path === '/v1/books').length >= 20, true);
  });

  it('is the same every time', () => {
    assert.deepEqual(demoGoods(), goods);
  });

  it('has prices in whole cents above zero, and something in stock', () => {
    for (const { price, stock } of bodies) {
      assert.match(price.currencyCode, /^(EUR|USD)$/);
      assert.equal(Number(price.units) > 0, true);
      assert.equal(price.nanos % 10_000_000, 0);
      assert.equal(price.nanos < 1_000_000_000, true);
      assert.equal(Number.isInteger(stock) && stock > 0, true);
    }
  });
});
