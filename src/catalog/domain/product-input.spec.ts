import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Violations } from '../../runtime/validate.ts';
import { money } from '../testing/messages.ts';
import { BOOK, PRODUCT, type ProductInput, readWhole } from './product-input.ts';

const lamp: ProductInput = { sku: 'L-1', name: 'Lamp', category: 'lamps', price: money('EUR', 10) };
const novel: ProductInput = {
  name: 'The Sea',
  author: 'A. Writer',
  isbn13: '0-306-40615-2',
  price: money('EUR', 20),
};

describe('readWhole()', () => {
  it('gives what is absent its default, and leaves out an absent stock', () => {
    const violations = new Violations();
    assert.deepEqual(readWhole(PRODUCT, lamp, violations), {
      sku: 'L-1',
      name: 'Lamp',
      description: '',
      category: 'lamps',
      price: { currency: 'EUR', nanos: 10_000_000_000n },
      imageUrl: '',
    });
    violations.throwIfAny();
  });

  it("takes a book's ISBN for its sku and `books` for its category", () => {
    const violations = new Violations();
    const { sku, category, isbn13 } = readWhole(BOOK, novel, violations);
    violations.throwIfAny();
    assert.deepEqual(
      { sku, category, isbn13 },
      { sku: '9780306406157', category: 'books', isbn13: '9780306406157' },
    );
  });

  it('names all that is wrong at once, as JSON calls it', () => {
    const violations = new Violations();
    readWhole(PRODUCT, { stock: -1, imageUrl: 'ftp://x' }, violations);
    assert.deepEqual(
      violations.list.map(({ field, description }) => `${field} ${description}`),
      [
        'sku is required',
        'name is required',
        'category is required',
        'price is required',
        'stock must be an integer between 0 and 1000000000',
        'imageUrl must be an http or https address of at most 2000 characters',
      ],
    );
  });

  it("names a book's missing fields, not the defaults that depend on them", () => {
    const violations = new Violations();
    readWhole(BOOK, {}, violations);
    assert.deepEqual(
      violations.list.map(({ field }) => field),
      ['title', 'author', 'isbn', 'price'],
    );
  });

  const clef = '\u{1d11e}';
  for (const [field, input, accepted] of [
    ['sku', { sku: `${'a'.repeat(62)}._` }, true],
    ['sku', { sku: 'a'.repeat(65) }, false],
    ['sku', { sku: 'a b' }, false],
    ['sku', { sku: 'é' }, false],
    ['name', { name: clef.repeat(200) }, true],
    ['name', { name: clef.repeat(201) }, false],
    ['name', { name: 'nul\u0000' }, false],
    ['name', { name: 'lone \ud800' }, false],
    ['name', { name: '   ' }, false],
    ['description', { description: 'line\nline' }, true],
    ['description', { description: 'x'.repeat(10_001) }, false],
    ['category', { category: 'garden-2' }, true],
    ['category', { category: 'Garden' }, false],
    ['category', { category: '' }, false],
    ['stock', { stock: 1_000_000_000 }, true],
    ['stock', { stock: 1_000_000_001 }, false],
    ['imageUrl', { imageUrl: 'https://img.example/a.png' }, true],
    ['imageUrl', { imageUrl: `https://img.example/${'a'.repeat(2_000)}` }, false],
    ['imageUrl', { imageUrl: 'javascript:alert(1)' }, false],
    ['imageUrl', { imageUrl: 'https://a b' }, false],
    ['imageUrl', { imageUrl: 'https://' }, false],
    ['price', { price: money('EUR', 1, 5) }, false],
  ] as const) {
    it(`${accepted ? 'accepts' : 'refuses'} ${JSON.stringify(input).slice(0, 60)}`, () => {
      const violations = new Violations();
      readWhole(PRODUCT, { ...lamp, ...input }, violations);
      assert.deepEqual(
        violations.list.map((violation) => violation.field),
        accepted ? [] : [field],
      );
    });
  }
});
