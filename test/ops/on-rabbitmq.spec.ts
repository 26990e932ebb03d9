// An order by the other broker: a whole mesh with RabbitMQ in place of pg-boss.
import { after, before, describe } from 'node:test';
import { type Rabbit, rabbitProgram, startRabbit } from '../../src/runtime/testing/rabbitmq.ts';
import { startTestMesh, type TestMesh } from '../harness/mesh.ts';
import { createWorld } from '../requests/world.ts';
import { addProduct } from '../streams/shop.ts';
import type { Shop } from './operations.ts';
import { orderTraced } from './traces.ts';

const program = rabbitProgram();
const skip =
  program === undefined &&
  'RabbitMQ is not installed, so no order goes by it (Debian: apt-get install rabbitmq-server)';

describe('a mesh with RabbitMQ', { skip }, () => {
  let rabbit: Rabbit | undefined;
  let mesh: TestMesh | undefined;
  let shop: Shop | undefined;
  before(async () => {
    rabbit = await startRabbit(program!);
    mesh = await startTestMesh('rabbitmq', {
      brokerUrl: rabbit.url,
      services: ['accounts', 'catalog', 'payments', 'orders', 'ops'],
      replicas: { ops: 1, catalog: 1, accounts: 1, orders: 1, payments: 1 },
    });
    const world = await createWorld(mesh.target);
    shop = { mesh, world, product: await addProduct(mesh, world) };
  });
  after(async () => {
    await mesh?.stop();
    await rabbit?.stop();
  });

  orderTraced(() => shop!, 'rabbitmq');
});
