import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import type { Database } from '../../runtime/database.ts';
import { checkKey, keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import type { Book } from '../domain/product.ts';
import { BOOK } from '../domain/product-input.ts';
import { add, readNew } from './add.ts';
import { fromBookMessage, toBookMessage } from './book-message.ts';

export function createBook(db: Database, wakeRelay: () => void): Unary<pb.CreateBookRequest, pb.Book> {
  return async (request, call) => {
    const violations = new Violations();
    checkKey(violations, call, request.getRequestId());
    const wanted = readNew(BOOK, fromBookMessage(request.getBook() ?? new pb.Book()), violations);
    const reply = await keyed(
      db,
      call,
      { key: request.getRequestId(), request, serialize: (reply: pb.Book) => reply.serializeBinary() },
      async (tx) => toBookMessage((await add(tx, call, wanted)) as Book),
    );
    wakeRelay();
    return reply;
  };
}
