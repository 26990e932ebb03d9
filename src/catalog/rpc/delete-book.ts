import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { deleteProduct as remove } from '../db/delete-product.ts';
import { productDeleted } from '../events/product-events.ts';
import { lock } from './change.ts';
import { readId } from './read-id.ts';

export function deleteBook(db: Database, wakeRelay: () => void): Unary<pb.DeleteBookRequest, emptyPb.Empty> {
  return async (request, call) => {
    const id = readId('id', request.getId());
    const reply = await keyed(
      db,
      call,
      { key: '', request, serialize: (reply: emptyPb.Empty) => reply.serializeBinary() },
      async (tx) => {
        await lock(tx, call, 'book', id, '');
        await remove(tx, id);
        await append(tx, call, [productDeleted(id), audited(call, 'product.delete', `products/${id}`)]);
        return new emptyPb.Empty();
      },
    );
    wakeRelay();
    return reply;
  };
}
