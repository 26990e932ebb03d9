// What ops keeps, tells and counts.
import { before, describe } from 'node:test';
import { useMesh } from '../harness/mesh.ts';
import { createWorld } from '../requests/world.ts';
import { addProduct } from '../streams/shop.ts';
import { auditLog } from './audit-log.ts';
import { auditStream } from './audit-stream.ts';
import { everyAction } from './every-action.ts';
import { figures } from './figures.ts';
import { logs } from './logs.ts';
import { theMesh } from './mesh.ts';
import { metrics } from './metrics.ts';
import { OPS, type Shop } from './operations.ts';
import { traces } from './traces.ts';

const mesh = useMesh('ops', {
  services: ['accounts', 'catalog', 'payments', 'orders', 'ops'],
  replicas: { ops: OPS.length, catalog: 2, accounts: 1, orders: 1, payments: 1 },
});

describe('ops', () => {
  let open: Shop;
  const shop = () => open;
  before(async () => {
    const world = await createWorld(mesh().target);
    open = { mesh: mesh(), world, product: await addProduct(mesh(), world) };
  });

  auditLog(shop);
  everyAction(shop);
  auditStream(shop);
  logs(shop);
  metrics(shop);
  traces(shop);
  figures(shop);
  theMesh(shop);
});
