import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import type { Book } from '../domain/product.ts';
import { BOOK } from '../domain/product-input.ts';
import { fromBookMessage, toBookMessage } from './book-message.ts';
import { change, readChange } from './change.ts';

export function updateBook(db: Database, wakeRelay: () => void): Unary<pb.UpdateBookRequest, pb.Book> {
  return async (request, call) => {
    const book = request.getBook() ?? new pb.Book();
    const wanted = readChange(call, BOOK, {
      id: book.getId(),
      etag: book.getEtag(),
      input: fromBookMessage(book),
      paths: request.getUpdateMask()?.getPathsList() ?? [],
    });
    const reply = await keyed(
      db,
      call,
      { key: '', request, serialize: (reply: pb.Book) => reply.serializeBinary() },
      async (tx) => toBookMessage((await change(tx, call, 'book', wanted)) as Book),
    );
    wakeRelay();
    return reply;
  };
}
