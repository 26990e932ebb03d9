import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { money } from '../testing/messages.ts';
import { BOOK, PRODUCT, type ProductInput } from './product-input.ts';
import { readUpdate } from './update-mask.ts';

const whole: ProductInput = { sku: 'L-1', name: 'Lamp', category: 'lamps', price: money('EUR', 10) };

function keys(input: ProductInput, paths: string[], shape = PRODUCT): { set: string[]; wrong: string[] } {
  const violations = new Violations();
  const set = Object.keys(readUpdate(shape, input, paths, violations)).sort();
  return { set, wrong: violations.list.map(({ field }) => field) };
}

describe('readUpdate()', () => {
  it('sets the fields that are present when there is no mask', () => {
    assert.deepEqual(keys({ name: 'Lamp', stock: 0 }, []), { set: ['name', 'stock'], wrong: [] });
    assert.deepEqual(keys({}, []), { set: [], wrong: [] });
  });

  it('replaces everything for *, but an absent stock', () => {
    const all = ['category', 'description', 'imageUrl', 'name', 'price', 'sku'];
    assert.deepEqual(keys(whole, ['*']), { set: all, wrong: [] });
    assert.deepEqual(keys({ ...whole, stock: 3 }, ['*']).set, [...all, 'stock'].sort());
    assert.deepEqual(keys({ name: 'Lamp' }, ['*']).wrong, ['sku', 'category', 'price']);
  });

  it('sets only what the mask names, in snake_case or camelCase', () => {
    assert.deepEqual(keys({ ...whole, imageUrl: 'https://a.b/c' }, ['image_url', 'name']).set, [
      'imageUrl',
      'name',
    ]);
    assert.deepEqual(keys({ ...whole, imageUrl: 'https://a.b/c' }, ['imageUrl']).set, ['imageUrl']);
  });

  it('empties a named field that is absent where it may be empty', () => {
    assert.deepEqual(keys({}, ['description', 'image_url']), { set: ['description', 'imageUrl'], wrong: [] });
    assert.deepEqual(keys({}, ['name', 'price', 'stock']).wrong, ['name', 'price', 'stock']);
  });

  it('ignores fields that are only put out', () => {
    assert.deepEqual(keys({ name: 'Lamp' }, ['id', 'createTime', 'update_time', 'etag', 'name']), {
      set: ['name'],
      wrong: [],
    });
  });

  it('refuses what is no field', () => {
    for (const path of ['colour', 'price.units', '', 'author', 'constructor', 'Name']) {
      assert.deepEqual(keys(whole, [path]).wrong, ['updateMask'], path);
    }
    assert.deepEqual(keys(whole, ['*', 'name']).wrong, ['updateMask']);
  });

  it('knows the names of books', () => {
    assert.deepEqual(keys({ name: 'The Sea', isbn13: '9780306406157' }, ['title', 'isbn'], BOOK).set, [
      'isbn13',
      'name',
    ]);
    assert.deepEqual(keys({ name: 'The Sea' }, ['name'], BOOK).wrong, ['updateMask']);
  });
});
