import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import pg from 'pg';
import catalogGrpc from '../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import catalogPb from '../gen/plaza/catalog/v1/catalog_pb.js';
import ordersGrpc from '../gen/plaza/orders/v1/orders_grpc_pb.js';
import ordersPb from '../gen/plaza/orders/v1/orders_pb.js';
import type { RunningMesh } from '../local/mesh.ts';
import { until } from '../local/until.ts';
import { as, directClient, jsonClient, reply } from './clients.ts';
import { serverCpu } from './cpu.ts';
import type { Work } from './load.ts';
import { product } from './replies.ts';

export interface Subject {
  name: 'GetProduct' | 'CreateOrder';
  variant: 'direct' | 'mesh' | 'floor';
  work: Work;
  prepare: () => Promise<void>;
  restore?: () => Promise<void>;
}

/** Enough that no order waits for the row of another. */
const products = 200;

/** The calls to measure, on a mesh with products of its own and a user. */
export async function prepareSubjects(
  mesh: RunningMesh,
  concurrency: number,
): Promise<{ subjects: Subject[]; close: () => Promise<void> }> {
  const socketOf = (service: string): string =>
    mesh.placement.replicas.find((replica) => replica.service === service)!.socket;
  const json = jsonClient(mesh.gatewayUrl, concurrency);
  const catalog = directClient(catalogGrpc.CatalogClient, socketOf('catalog'));
  const orders = directClient(ordersGrpc.OrdersClient, socketOf('orders'));

  const ids = await createProducts(catalog);
  const { id: user, token } = await signUp(json);
  let turn = 0;
  const next = (): string => ids[turn++ % ids.length]!;
  const cpuSeconds = serverCpu(mesh);

  const getDirect = async (): Promise<void> => {
    const request = new catalogPb.GetProductRequest();
    request.setId(next());
    await reply((done) => catalog.getProduct(request, done));
  };
  const orderDirect = async (): Promise<void> => {
    const request = new ordersPb.CreateOrderRequest();
    for (const id of [next(), next()]) {
      const item = new ordersPb.CreateOrderRequest.Item();
      item.setProductId(id);
      item.setQuantity(1);
      request.addItems(item);
    }
    request.setRequestId(crypto.randomUUID());
    await reply((done) => orders.createOrder(request, as(user, 'customer'), done));
  };
  const getJson = async (): Promise<void> => void (await json.call('GET', `/v1/products/${next()}`, 200));
  const orderJson = async (): Promise<void> => {
    const items = [next(), next()].map((productId) => ({ productId, quantity: 1 }));
    await json.call('POST', '/v1/orders', 201, { items, requestId: crypto.randomUUID() }, token);
  };

  const database = new pg.Pool({ connectionString: mesh.postgres.url('orders'), max: 1 });
  const unfinished = `select 1 from orders where status in ('CREATED', 'PROCESSING') union all select 1 from outbox limit 1`;
  const settle = (): Promise<unknown> =>
    until('every order is paid', async () => (await database.query(unfinished)).rowCount === 0, {
      deadlineMs: 60_000,
      everyMs: 200,
    });
  const real = (name: Subject['name'], variant: Subject['variant'], work: Work): Subject => ({
    name,
    variant,
    work,
    prepare: () => answers(work.call),
  });
  const paid = { cpuSeconds, settle: async () => void (await settle()) };

  const subjects = [
    real('GetProduct', 'direct', { call: getDirect, cpuSeconds }),
    real('GetProduct', 'mesh', { call: getJson, cpuSeconds }),
    floor(mesh, 'GetProduct', 'catalog', getJson),
    real('CreateOrder', 'direct', { call: orderDirect, ...paid }),
    real('CreateOrder', 'mesh', { call: orderJson, ...paid }),
    floor(mesh, 'CreateOrder', 'orders', orderJson),
  ];
  return {
    subjects,
    async close() {
      json.close();
      catalog.close();
      orders.close();
      await database.end();
    },
  };
}

/** The same call with a bare server on the service's own socket, behind the same two Envoys. */
function floor(
  mesh: RunningMesh,
  name: Subject['name'],
  service: string,
  call: () => Promise<void>,
): Subject {
  const replica = mesh.placement.replicas.find((one) => one.service === service)!;
  let echo: ReturnType<typeof spawn> | undefined;
  return {
    name,
    variant: 'floor',
    work: { call, cpuSeconds: serverCpu(mesh, () => (echo?.pid ? [echo.pid] : [])) },
    async prepare() {
      mesh.setRestart(replica.name, false);
      mesh.kill(replica.name, 'SIGKILL');
      rmSync(replica.socket, { force: true });
      echo = spawn(process.execPath, ['bench/echo.ts', replica.socket], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(echo.stdout!, 'data');
      await answers(call);
    },
    async restore() {
      const ended = once(echo!, 'exit');
      echo!.kill();
      await ended;
      rmSync(replica.socket, { force: true });
      await mesh.revive(replica.name);
      await answers(call);
    },
  };
}

/** Waits until every proxy on the way has found the server. */
async function answers(call: () => Promise<void>): Promise<void> {
  let inRow = 0;
  await until(
    'twenty calls in a row are answered',
    async () => {
      await call().catch((error) => {
        inRow = 0;
        throw error;
      });
      return ++inRow >= 20;
    },
    { deadlineMs: 20_000 },
  );
}

async function createProducts(catalog: InstanceType<typeof catalogGrpc.CatalogClient>): Promise<string[]> {
  const run = crypto.randomUUID().slice(0, 8);
  const ids: string[] = [];
  // One at a time: all at once, a service that has just started on a busy machine refuses some.
  for (let index = 0; index < products; index++) {
    const wanted = catalogPb.Product.deserializeBinary(product());
    wanted.setSku(`BENCH-${run}-${index}`);
    wanted.setStock(1_000_000_000);
    const request = new catalogPb.CreateProductRequest();
    request.setProduct(wanted);
    const created = await reply<catalogPb.Product>((done) =>
      catalog.createProduct(request, as(crypto.randomUUID(), 'staff'), done),
    );
    ids.push(created.getId());
  }
  return ids;
}

async function signUp(json: ReturnType<typeof jsonClient>): Promise<{ id: string; token: string }> {
  const account = { email: `${crypto.randomUUID()}@bench.example`, password: crypto.randomUUID() };
  const user = JSON.parse(await json.call('POST', '/v1/users', 201, { ...account, fullName: 'Bench' }));
  const session = JSON.parse(await json.call('POST', '/v1/sessions', 200, account));
  return { id: user.id, token: session.accessToken };
}
