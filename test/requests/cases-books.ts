import { absent, holding, listOf, money, text, time, uuid } from '../harness/shape.ts';
import { type Case, denied, notFound, ok, refused, wrong } from './case.ts';
import type { World } from './world.ts';

const BOOKS = 'plaza.catalog.v1.Books';
const CATALOG = 'plaza.catalog.v1.Catalog';

/** An ISBN-13 that is different in every run. */
export function isbnOf(w: World, serial: number): string {
  const digits = `978${(BigInt(`0x${w.run}`) % 100_000_000n).toString().padStart(8, '0')}${serial}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** An ISBN as people write it: the last character of `how` between its groups, what comes before in front. */
function written(isbn: string, how: string): string {
  if (how === 'wide') return isbn.replace(/./g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  return how.slice(0, -1) + isbn.replace(/^(...)(.)(...)/, `$1${how.at(-1)}$2${how.at(-1)}$3${how.at(-1)}`);
}

const book = (w: World, more: Record<string, unknown> = {}) => ({
  title: 'The Left Hand',
  author: 'U. K. L.',
  isbn: isbnOf(w, 1),
  price: { currencyCode: 'EUR', units: '12', nanos: 500_000_000 },
  ...more,
});

export const bookCases: Case[] = [
  {
    name: 'staff add a book, whose sku is its ISBN and whose category is books',
    as: 'staff',
    method: `${BOOKS}/CreateBook`,
    request: (w) => ({ book: book(w), requestId: `b1-${w.run}` }),
    want: (w) =>
      ok({
        id: uuid,
        title: 'The Left Hand',
        author: 'U. K. L.',
        isbn: isbnOf(w, 1),
        sku: isbnOf(w, 1),
        category: 'books',
        price: money('EUR', 12, 500_000_000),
        stock: 0,
        createTime: time,
        updateTime: time,
        etag: text,
      }),
    keep: (w, b) => Object.assign(w.kept, { book: b.id, bookEtag: b.etag }),
  },
  {
    name: 'an ISBN is taken once, hyphens or not',
    as: 'staff',
    method: `${BOOKS}/CreateBook`,
    request: (w) => ({
      book: book(w, { sku: w.unique('B'), isbn: isbnOf(w, 1).replace(/^(...)(.)/, '$1-$2-') }),
    }),
    want: refused('ALREADY_EXISTS'),
  },
  // A hyphen, one that does not break, a dash, a minus; a blank that does not break; in full width.
  ...['ISBN-13: \u2010', 'isbn \u2011', '\u2013', '\u2212', '\u00a0', 'wide'].map(
    (how): Case => ({
      name: `an ISBN is the same with ${JSON.stringify(how)}`,
      as: 'staff',
      method: `${BOOKS}/CreateBook`,
      request: (w) => ({ book: book(w, { sku: w.unique('B'), isbn: written(isbnOf(w, 1), how) }) }),
      want: refused('ALREADY_EXISTS'),
    }),
  ),
  {
    name: 'a search takes an ISBN however it is written',
    as: 'anonymous',
    method: `${CATALOG}/SearchProducts`,
    request: (w) => ({ query: written(isbnOf(w, 1), 'ISBN-13: \u2010') }),
    want: (w) => ok(holding({ item: { id: w.kept.book } })),
  },
  {
    name: 'all that is missing is named at once',
    as: 'staff',
    method: `${BOOKS}/CreateBook`,
    request: () => ({ book: {} }),
    want: wrong('title', 'author', 'isbn', 'price'),
  },
  ...['9780306406158', '978', '97803064061577', 'X780306406157', '9780306406157x'].map(
    (isbn): Case => ({
      name: `${isbn} is no ISBN`,
      as: 'staff',
      method: `${BOOKS}/CreateBook`,
      request: (w) => ({ book: book(w, { isbn, sku: w.unique('B') }) }),
      want: wrong('isbn'),
    }),
  ),
  {
    name: 'customers add no books',
    as: 'customer',
    method: `${BOOKS}/CreateBook`,
    request: (w) => ({ book: book(w) }),
    want: denied,
  },
  {
    name: 'anybody reads a book',
    as: 'anonymous',
    method: `${BOOKS}/GetBook`,
    request: (w) => ({ id: w.kept.book }),
    want: ok({ title: 'The Left Hand' }),
  },
  {
    name: 'a book is a product of the same id, named by its title',
    as: 'anonymous',
    method: `${CATALOG}/GetProduct`,
    request: (w) => ({ id: w.kept.book }),
    want: (w) => ok({ id: w.kept.book, name: 'The Left Hand', sku: isbnOf(w, 1), category: 'books' }),
  },
  {
    name: 'a product that is no book is not there',
    as: 'anonymous',
    method: `${BOOKS}/GetBook`,
    request: (w) => ({ id: w.kept.product }),
    want: notFound,
  },
  {
    name: 'a list of books holds books',
    as: 'anonymous',
    method: `${BOOKS}/ListBooks`,
    request: () => ({ pageSize: 5, orderBy: 'title desc' }),
    want: ok({ books: listOf({ id: uuid, isbn: text, title: text }) }),
  },
  {
    name: 'books are not ordered by sku',
    as: 'anonymous',
    method: `${BOOKS}/ListBooks`,
    request: () => ({ orderBy: 'sku' }),
    want: wrong('orderBy'),
  },
  {
    name: 'staff change what is present',
    as: 'staff',
    method: `${BOOKS}/UpdateBook`,
    request: (w) => ({ book: { id: w.kept.book, title: 'The Right Hand', etag: w.kept.bookEtag } }),
    want: ok({ title: 'The Right Hand', author: 'U. K. L.' }),
  },
  {
    name: 'an old etag is refused',
    as: 'staff',
    method: `${BOOKS}/UpdateBook`,
    request: (w) => ({ book: { id: w.kept.book, title: 'No Hand', etag: w.kept.bookEtag } }),
    want: refused('ABORTED'),
  },
  {
    name: 'PUT replaces all of it',
    as: 'staff',
    method: `${BOOKS}/UpdateBook`,
    binding: 1,
    only: 'json',
    request: (w) => ({ book: { ...book(w), id: w.kept.book, title: 'Both Hands', description: '' } }),
    want: ok({ title: 'Both Hands', description: absent }),
  },
  {
    name: 'staff delete a book',
    as: 'staff',
    method: `${BOOKS}/DeleteBook`,
    request: (w) => ({ id: w.kept.book }),
    want: ok(),
  },
  {
    name: 'a deleted book is not there',
    as: 'anonymous',
    method: `${BOOKS}/GetBook`,
    request: (w) => ({ id: w.kept.book }),
    want: notFound,
  },
];
