import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { failedPrecondition, notFound } from '../../runtime/errors.ts';
import { checkKey, keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { adjustStock as adjust } from '../db/adjust-stock.ts';
import { findProducts } from '../db/find-products.ts';
import { MAX_STOCK } from '../domain/product-input.ts';
import { stockAdjusted } from '../events/product-events.ts';
import { toProductMessage } from './product-message.ts';

export function adjustStock(db: Database, wakeRelay: () => void): Unary<pb.AdjustStockRequest, pb.Product> {
  return async (request, call) => {
    const [id, delta] = [request.getId(), request.getDelta()];
    const violations = new Violations();
    violations.uuid('id', id);
    violations.check(delta !== 0, 'delta', 'must not be 0');
    violations.integer('delta', delta, -MAX_STOCK, MAX_STOCK);
    const reason = violations.text('reason', request.getReason(), { min: 0, max: 500 });
    checkKey(violations, call, request.getRequestId());
    violations.throwIfAny();

    const reply = await keyed(
      db,
      call,
      { key: request.getRequestId(), request, serialize: (reply: pb.Product) => reply.serializeBinary() },
      async (tx) => {
        const done = await adjust(tx, id, delta, MAX_STOCK);
        const product = (await findProducts(tx, [id])).get(id);
        if (!product) throw notFound('product', id);
        if (!done) throw refusal(id, delta);
        const detail = `${delta > 0 ? '+' : ''}${delta} to ${product.stock}`;
        const entry = audited(call, 'stock.adjust', `products/${id}`, undefined, detail);
        await append(tx, call, [stockAdjusted(product), entry]);
        return toProductMessage(product);
      },
    );
    wakeRelay();
    call.log.info({ product: id, delta, reason }, 'stock adjusted');
    return reply;
  };
}

function refusal(productId: string, delta: number) {
  return delta < 0
    ? failedPrecondition('OUT_OF_STOCK', 'There is less left to sell than you want to take.', { productId })
    : failedPrecondition('STOCK_LIMIT', `No more than ${MAX_STOCK} of a product can be in stock.`, {
        productId,
      });
}
