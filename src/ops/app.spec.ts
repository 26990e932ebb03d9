import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import pb from '../../gen/plaza/ops/v1/ops_pb.js';
import { until } from '../runtime/testing/until.ts';
import { startOps, type TestOps } from './testing/ops.ts';

// Stands for the sidecar: one health service for all names, told apart by nothing but what it is set to.
const peer = new Server();
const told = new HealthImplementation({ '': 'SERVING' });
told.addToServer(peer);
const admin = createHttpServer((request, response) => {
  const clusters = { cluster_statuses: [{ name: 'catalog', host_statuses: [{ hostname: 'catalog-1' }] }] };
  response.end(JSON.stringify(request.url?.startsWith('/clusters') ? clusters : { stats: [] }));
});
let ops: TestOps;

before(async () => {
  const port = await new Promise<number>((resolve, reject) =>
    peer.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (e, p) => (e ? reject(e) : resolve(p))),
  );
  await once(admin.listen(0, '127.0.0.1'), 'listening');
  ops = await startOps({
    MESH: `127.0.0.1:${port}`,
    ENVOY_ADMIN: `self=http://127.0.0.1:${(admin.address() as AddressInfo).port},gateway=http://127.0.0.1:1`,
    // Whoever is not there refuses at once; whoever is may be slow on a busy machine.
    ASK_MS: '4000',
  });
});

after(async () => {
  await ops.stop();
  peer.forceShutdown();
  admin.close();
});

const ask = () =>
  new Promise<pb.GetHealthResponse.AsObject>((resolve, reject) =>
    ops.health.getHealth(new pb.GetHealthRequest(), (e, reply) =>
      e ? reject(e) : resolve(reply.toObject()),
    ),
  );

/** The first answer whose status is one that is looked for. */
async function answered(
  isIt: (status: pb.GetHealthResponse.Status) => boolean,
): Promise<pb.GetHealthResponse.AsObject> {
  let last = await ask();
  await until(async () => {
    last = await ask();
    return isIt(last.status);
  });
  return last;
}

test('the whole is up while every service serves, and degraded when one does not', async () => {
  const first = await answered((status) => status === pb.GetHealthResponse.Status.UP);
  assert.deepEqual(
    first.servicesMap.map(([name]) => name),
    ['catalog', 'ops', 'orders'],
  );
  told.setStatus('', 'NOT_SERVING');
  const next = await answered((status) => status !== first.status);
  assert.equal(next.status, pb.GetHealthResponse.Status.DEGRADED);
  const [, catalog] = next.servicesMap.find(([name]) => name === 'catalog')!;
  assert.equal(catalog.status, pb.ServiceHealth.Status.DOWN);
  assert.match(catalog.detail, /^The service .+\.$/);
});

test('an Envoy that does not answer is left out of what the others see', async () => {
  const reply = await new Promise<pb.ListServicesResponse.AsObject>((resolve, reject) =>
    ops.mesh.listServices(new pb.ListServicesRequest(), (e, r) => (e ? reject(e) : resolve(r.toObject()))),
  );
  assert.deepEqual(
    reply.servicesList.map(({ name, instancesList }) => [
      name,
      instancesList.map((i) => [i.name, i.observer]),
    ]),
    [
      ['catalog', [['catalog-1', 'ops']]],
      ['ops', []],
      ['orders', []],
    ],
  );
});
