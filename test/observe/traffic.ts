// Calls that go on while a suite looks at what they leave: some of everything that dashboards show.
import { after, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { http, httpStream } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, signIn, type World } from '../requests/world.ts';
import { openShop } from '../saga/shop.ts';

export interface Traffic {
  world: World;
  /** Begins again what was stopped. */
  start(): void;
  /** Returns when no call is under way. */
  stop(): Promise<void>;
}

/** Reads, rooms and orders, one round after the other; each answer counts as it is, good or bad. */
export async function startTraffic(mesh: TestMesh): Promise<Traffic> {
  const world = await createWorld(mesh.target);
  const { product } = await openShop(mesh, world);
  const { customer, staff } = world.users;
  const { httpUrl } = mesh.target;
  let stopping = true;
  let running: Promise<void> = Promise.resolve();
  const ask = (request: Parameters<typeof http>[1]) =>
    http(httpUrl, { timeoutMs: 10_000, ...request }).catch(() => undefined);

  async function round(count: number): Promise<void> {
    await Promise.all([
      ask({ path: '/v1/products?pageSize=2' }),
      ask({ path: '/v2/products?pageSize=2' }),
      ask({ path: '/v1/rooms/lobby/messages', token: customer.token }),
      ask({ path: '/v1/rooms/lobby/messages', token: customer.token, body: { text: 'Hello' } }),
      ask({ path: '/v1/services', token: staff.token }),
      ask({ path: '/v1/users/me', token: customer.token }),
    ]);
    const order = await ask({
      path: '/v1/orders',
      token: customer.token,
      body: { items: [{ productId: product, quantity: 1 }], requestId: `watched-${world.run}-${count}` },
    });
    if (order?.status === 201)
      await ask({ path: `/v1/orders/${order.json.id}/details`, token: customer.token });
    if (count % 10 === 0) await signIn(mesh.target, customer.email, customer.password).catch(() => {});
  }

  let count = 0;
  const traffic: Traffic = {
    world,
    start() {
      stopping = false;
      running = (async () => {
        while (!stopping) {
          await round(count++);
          await delay(150);
        }
      })();
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
  traffic.start();
  // One stream that is open, for as long as it likes.
  void httpStream(httpUrl, {
    path: '/v1/rooms/lobby:watch',
    token: customer.token,
    headers: { accept: 'text/event-stream' },
    timeoutMs: 300_000,
  }).then(
    (stream) => stream.on('error', () => {}).resume(),
    () => {},
  );
  return traffic;
}

/** Traffic from before the tests of a suite to their end. */
export function useTraffic(mesh: () => TestMesh): () => Traffic {
  let traffic: Traffic | undefined;
  before(async () => {
    traffic = await startTraffic(mesh());
  });
  after(() => traffic?.stop());
  return () => traffic!;
}
