import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import {
  book,
  deleteBook,
  deleteProduct,
  getBook,
  getProduct,
  money,
  newBook,
  newProduct,
  product,
  updateBook,
  updateProduct,
} from '../testing/messages.ts';

const { BooksService, CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

const NO_BOOK = refusal(status.NOT_FOUND, 'BOOK_NOT_FOUND');

describe('Books', () => {
  it('adds a book that is a product of the same id, its title the name', async () => {
    const created = await catalog.call(
      BooksService.createBook,
      newBook({ title: 'Dune', author: 'Frank Herbert', isbn: '0-441-17271-7', stock: 2 }),
    );
    assert.deepEqual(
      [created.getTitle(), created.getIsbn(), created.getSku(), created.getCategory(), created.getStock()],
      ['Dune', '9780441172719', '9780441172719', 'books', 2],
    );
    assert.deepEqual(
      (await catalog.call(BooksService.getBook, getBook(created.getId()))).toObject(),
      created.toObject(),
    );
    const asProduct = await catalog.call(CatalogService.getProduct, getProduct(created.getId()));
    assert.deepEqual([asProduct.getName(), asProduct.getEtag()], ['Dune', '"v1"']);
  });

  it('refuses a book without its fields, and an ISBN or sku that is taken', async () => {
    await assert.rejects(
      catalog.call(BooksService.createBook, new pb.CreateBookRequest()),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['title', 'author', 'isbn', 'price']),
    );
    await catalog.call(BooksService.createBook, newBook({ isbn: '978-0-306-40615-7' }));
    const taken = refusal(status.ALREADY_EXISTS, 'ISBN_TAKEN');
    await assert.rejects(catalog.call(BooksService.createBook, newBook({ isbn: '0306406152' })), taken);
    await assert.rejects(
      catalog.call(BooksService.createBook, newBook({ isbn: '0306406152', sku: 'B-1' })),
      taken,
    );
    await catalog.call(BooksService.createBook, newBook({ sku: 'B-1' }));
    await assert.rejects(
      catalog.call(BooksService.createBook, newBook({ sku: 'B-1' })),
      refusal(status.ALREADY_EXISTS, 'SKU_TAKEN'),
    );
  });

  it('takes an ISBN for the same, however it is written', async () => {
    const dune = await catalog.call(BooksService.createBook, newBook({ isbn: 'ISBN-13: 978–0–593–09932–2' }));
    assert.equal(dune.getIsbn(), '9780593099322');
    for (const isbn of [
      '978‐0‐593‐09932‐2',
      '0 593 09932 x',
      '９７８０５９３０９９３２２',
      'ISBN 059309932X',
    ]) {
      await assert.rejects(
        catalog.call(BooksService.createBook, newBook({ isbn })),
        refusal(status.ALREADY_EXISTS, 'ISBN_TAKEN'),
        isbn,
      );
      const same = updateBook(book({ id: dune.getId(), isbn }));
      const read = await catalog.call(BooksService.updateBook, same);
      assert.deepEqual([read.getIsbn(), read.getEtag()], ['9780593099322', '"v1"'], isbn);
    }
    const other = await catalog.call(BooksService.createBook, newBook());
    await assert.rejects(
      catalog.call(
        BooksService.updateBook,
        updateBook(book({ id: other.getId(), isbn: '978−0−593−09932−2' })),
      ),
      refusal(status.ALREADY_EXISTS, 'ISBN_TAKEN'),
    );
  });

  it('changes books and the product side of them under one etag', async () => {
    const created = await catalog.call(BooksService.createBook, newBook());
    const id = created.getId();
    const renamed = await catalog.call(
      BooksService.updateBook,
      updateBook(book({ id, title: 'The Lake', author: 'B. Author' })),
    );
    assert.deepEqual(
      [renamed.getTitle(), renamed.getAuthor(), renamed.getEtag()],
      ['The Lake', 'B. Author', '"v2"'],
    );
    await catalog.call(CatalogService.updateProduct, updateProduct(product({ id, name: 'The Pond' })));
    const read = await catalog.call(BooksService.getBook, getBook(id));
    assert.deepEqual([read.getTitle(), read.getAuthor(), read.getEtag()], ['The Pond', 'B. Author', '"v3"']);

    const whole = {
      id,
      title: 'The Brook',
      author: 'C. Scribe',
      isbn: created.getIsbn()!,
      price: money('USD', 1),
    };
    const replaced = await catalog.call(BooksService.updateBook, updateBook(book(whole), ['*']));
    assert.deepEqual([replaced.getSku(), replaced.getCategory()], [created.getIsbn(), 'books']);
    await assert.rejects(
      catalog.call(BooksService.updateBook, updateBook(book({ id, isbn: '123' }), ['isbn', 'name'])),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['updateMask', 'isbn']),
    );
  });

  it('knows no book where there is a product only', async () => {
    const lamp = await catalog.call(CatalogService.createProduct, newProduct());
    const id = lamp.getId();
    await assert.rejects(catalog.call(BooksService.getBook, getBook(id)), NO_BOOK);
    await assert.rejects(
      catalog.call(BooksService.updateBook, updateBook(book({ id, title: 'x' }))),
      NO_BOOK,
    );
    await assert.rejects(catalog.call(BooksService.deleteBook, deleteBook(id)), NO_BOOK);
    await assert.rejects(catalog.call(BooksService.getBook, getBook(newId())), NO_BOOK);
    await catalog.call(CatalogService.getProduct, getProduct(id));
  });

  it('deletes a book as the product that it is, and frees its ISBN', async () => {
    const isbn = '9781234567897';
    const first = await catalog.call(BooksService.createBook, newBook({ isbn }));
    await catalog.call(BooksService.deleteBook, deleteBook(first.getId()));
    await assert.rejects(catalog.call(BooksService.getBook, getBook(first.getId())), NO_BOOK);
    const second = await catalog.call(BooksService.createBook, newBook({ isbn }));
    await catalog.call(CatalogService.deleteProduct, deleteProduct(second.getId()));
    await catalog.call(BooksService.createBook, newBook({ isbn }));
  });

  it('lists books only, by author too', async () => {
    const request = new pb.ListBooksRequest();
    request.setOrderBy('author desc');
    request.setPageSize(100);
    const list = await catalog.call(BooksService.listBooks, request);
    const authors = list.getBooksList().map((each) => each.getAuthor()!);
    assert.equal(authors.length, list.getTotalSize());
    assert.deepEqual(authors, [...authors].sort().reverse());
    request.setOrderBy('name');
    await assert.rejects(
      catalog.call(BooksService.listBooks, request),
      refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['orderBy']),
    );
  });
});
