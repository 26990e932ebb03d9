import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import grpcPb from '../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import { newId } from '../runtime/ids.ts';
import { silentLog } from '../runtime/testing/database.ts';
import { until } from '../runtime/testing/until.ts';
import { startMaintenance } from './maintenance.ts';
import { startCatalog } from './testing/catalog.ts';
import { newProduct, reserve } from './testing/messages.ts';

const catalog = await startCatalog();
const hasty = await catalog.replica({ reservationTtlS: 1 });
after(catalog.close);

describe('maintenance', () => {
  it('gives back what was reserved, once its time is over', async () => {
    const product = await catalog.call(grpcPb.CatalogService.createProduct, newProduct({ stock: 5 }));
    await hasty.call(grpcPb.InventoryService.reserveStock, reserve(newId(), [[product.getId(), 2]]));
    const stock = async () => {
      const [row] = await catalog.db.query<{ reserved: bigint }>({
        name: 'reserved',
        text: 'select reserved from stock',
      });
      return row?.reserved;
    };
    const maintenance = startMaintenance(catalog.db, { removeForgotten: async () => 0 }, silentLog());
    try {
      assert.equal(await stock(), 2n);
      await until(async () => (await stock()) === 0n);
    } finally {
      await maintenance.stop();
    }
  });
});
