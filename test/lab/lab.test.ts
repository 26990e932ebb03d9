// The same promises as test/calm.spec.ts, kept by Envoys that a real istiod configures from what "make synth" wrote.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { http2 } from '../../envoy/clusters.ts';
import { picksForAnotherHost } from '../../envoy/retries.ts';
import { until } from '../../local/until.ts';
import { callMetrics, durationBucketsMs } from '../../mesh/signals/call-metrics.ts';
import { access } from '../access/index.ts';
import { edge } from '../edge/index.ts';
import { errors } from '../errors/index.ts';
import { executions } from '../harness/executions.ts';
import { http } from '../harness/http.ts';
import { asTestMesh, type TestMesh } from '../harness/mesh.ts';
import { keys } from '../keys/index.ts';
import { limits } from '../limits/index.ts';
import { requests } from '../requests/index.ts';
import { redRows } from '../requests/run-cases.ts';
import { table } from '../requests/table.ts';
import { createWorld } from '../requests/world.ts';
import { deadlines } from '../retries/deadlines.ts';
import { keysAway } from '../retries/keys-away.ts';
import { killedServices } from '../retries/killed-services.ts';
import { killedSidecars } from '../retries/killed-sidecars.ts';
import { underLoad } from '../retries/under-load.ts';
import { saga } from '../saga/index.ts';
import { streams } from '../streams/index.ts';
import { tokens } from '../tokens/index.ts';
import { forgiveSoon, raiseLimits, setPriority } from './adjust.ts';
import { apply, readDocuments } from './apply.ts';
import { binariesFolder, obstacle } from './binaries.ts';
import { askAdmin } from './inside-pod.ts';
import { type Lab, startLab } from './lab.ts';
import { manifestsOf } from './manifests.ts';
import { configurationOf, filtersOf } from './proof.ts';

const folder = binariesFolder();
const reason = obstacle(folder);
// "make lab" was asked for; "make test" goes on without it.
if (reason && process.env.LAB) throw new Error(`The lab cannot run: ${reason}.`);
const dir = '.plaza/test-lab';
const dist = '.plaza/lab-dist';
const gatewayPort = 8080;

describe('the lab', { skip: reason && `the lab is left out: ${reason}` }, () => {
  let lab: Lab;
  let running: TestMesh;
  const mesh = () => running;

  before(async () => {
    lab = await startLab({
      dir,
      environment: 'dev',
      manifests: manifestsOf('dev', dist),
      binariesFolder: folder,
      // A new key signs after all proxies have fetched it, which they do every five seconds.
      env: ({ service }): Record<string, string> =>
        service === 'accounts' ? { KEY_PROPAGATION_MS: '8000' } : {},
      ...(process.env.LAB && { log: (line: string) => console.log(line) }),
    });
    try {
      running = await asTestMesh(lab, dir);
    } catch (error) {
      await lab.stop();
      throw error;
    }
  });
  after(() => running?.stop());

  const everyPod = () => [lab.fleet.gateway, ...lab.fleet.pods()];
  const nothingWrong = async () => {
    for (const pod of everyPod()) {
      const { wrong } = await configurationOf(pod);
      assert.deepEqual(wrong, []);
    }
    const refused = readFileSync(lab.controlPlane.istiod.logFile, 'utf8').match(/^.*ACK ERROR.*$/gm);
    assert.deepEqual(refused ?? [], []);
  };

  describe('the configuration', () => {
    test('every listener, route and cluster is istiod’s, and none was refused', nothingWrong);

    test('certificates are istiod’s too', async () => {
      for (const pod of everyPod())
        assert.deepEqual((await configurationOf(pod)).secrets.filter((name) => name.length < 20).sort(), [
          'ROOTCA',
          'default',
        ]);
    });

    test('the gateway has the clients’ certificate from its own files, and no right to read a Secret', async () => {
      const { secrets } = await configurationOf(lab.fleet.gateway);
      assert.ok(
        secrets.some((name) => name.startsWith('file-cert:./etc/plaza/certificate/tls.crt')),
        secrets.join(),
      );
      const { namespace } = lab.graph;
      for (const verb of ['get', 'list', 'watch']) {
        const { status } = await lab.controlPlane.api.ask<{ status: { allowed: boolean } }>(
          'POST',
          '/apis/authorization.k8s.io/v1/subjectaccessreviews',
          {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SubjectAccessReview',
            spec: {
              user: `system:serviceaccount:${namespace}:gateway`,
              resourceAttributes: { namespace, verb, resource: 'secrets' },
            },
          },
        );
        assert.equal(status.allowed, false, verb);
      }
    });

    test('connections to services have the windows of the laptop', async () => {
      for (const pod of everyPod()) {
        const clusters = Object.entries((await configurationOf(pod)).clusters).filter(([name]) =>
          /^(outbound\|50051|inbound\|50052)\|/.test(name),
        );
        assert.ok(clusters.length > 0, pod.name);
        for (const [name, options] of clusters) assert.deepEqual(options, http2(), `${pod.name}: ${name}`);
      }
    });

    test('nothing that holds calls or connections is left to defaults of Envoy', async () => {
      // Istio's own and those of Services to which no route of ours leads, and the empty one.
      const leadsNowhere =
        /cluster (BlackHoleCluster|(Inbound)?PassthroughCluster|outbound\|\d+\|\|(nowhere\.|gateway\.|kubernetes\.default\.))/;
      for (const pod of everyPod()) {
        const { unbounded } = await configurationOf(pod);
        assert.deepEqual(
          unbounded.filter((line) => !leadsNowhere.test(line)),
          [],
        );
      }
    });

    test('a repeat looks for another copy as long as on the laptop', async () => {
      const { retryPolicies } = await configurationOf(lab.fleet.gateway);
      assert.ok(retryPolicies.length > 0);
      // The dump writes 64 bits as a string.
      for (const policy of retryPolicies)
        assert.equal(Number(policy.host_selection_retry_max_attempts), picksForAnotherHost);
    });

    test('the proxy of ops counts what ops tells of', async () => {
      const ops = lab.fleet.pods().find(({ serviceName }) => serviceName === 'ops')!;
      // They are made when a callee is first called, as the health of all is asked for.
      await http(running.target.httpUrl, { path: '/health' });
      const figures = await askAdmin(ops.namespace, '/stats?filter=outbound');
      for (const figure of [
        'upstream_rq_active',
        'upstream_rq_pending_overflow',
        'circuit_breakers.default.rq_open',
      ])
        assert.match(figures, new RegExp(`\\|v1\\|catalog\\.[^ ]*\\.${figure}: \\d`));
    });

    test('proxies count calls by the labels of the laptop, and Istio’s own figures are off', async () => {
      const pods = lab.fleet.pods().filter(({ serviceName }) => serviceName === 'catalog');
      const figures = async (namespaces: string[]) =>
        (await Promise.all(namespaces.map((one) => askAdmin(one, '/stats/prometheus')))).join('\n');
      await http(running.target.httpUrl, { path: '/v1/products' });
      const rpc = 'destination="catalog",rpc="/plaza.catalog.v1.Catalog/ListProducts"';
      const atGateway = await figures([lab.fleet.gateway.namespace]);
      const requests = callMetrics.requests;
      const text = `${requests}{reporter="gateway",source="client",${rpc},protocol="json",status="200"}`;
      assert.ok(atGateway.includes(text), atGateway);
      await until(
        'durations are counted in the buckets of the laptop',
        async () => {
          const text = await figures([lab.fleet.gateway.namespace]);
          return durationBucketsMs.every((bound) =>
            text
              .split('\n')
              .some((line) => line.startsWith(callMetrics.duration) && line.includes(`le="${bound}"`)),
          );
        },
        { deadlineMs: 15_000 },
      );
      const atSidecars = await figures(pods.map(({ namespace }) => namespace));
      assert.ok(
        atSidecars.includes(
          `${requests}{reporter="inbound",source="gateway",${rpc},protocol="grpc",status="200"`,
        ),
        atSidecars,
      );
      assert.doesNotMatch(atGateway + atSidecars, /istio_request/);
    });

    test('nothing stands before the transcoder that decides', async () => {
      const filters = filtersOf(await configurationOf(lab.fleet.gateway), gatewayPort);
      const transcoder = filters.indexOf('plaza.transcoder');
      assert.ok(transcoder > 0, filters.join(', '));
      for (const name of ['envoy.filters.http.jwt_authn', 'envoy.filters.http.rbac'])
        assert.ok(filters.indexOf(name) > transcoder, filters.join(', '));
      assert.ok(
        filters.every((name, i) => !name.startsWith('plaza.rate_limit') || i > transcoder),
        filters.join(', '),
      );
    });
  });

  limits(mesh);

  describe('with the rates of the environment for tests', () => {
    before(async () => {
      await raiseLimits(lab.controlPlane.api, lab.graph.namespace);
      await forgiveSoon(lab.controlPlane.api, lab.graph.namespace);
      await until(
        'the gateway has the new rates',
        async () => JSON.stringify((await configurationOf(lab.fleet.gateway)).listeners).includes('100000'),
        { deadlineMs: 10_000 },
      );
    });

    requests(mesh);
    access(mesh);
    tokens(mesh);
    streams(mesh);
    edge(mesh);
    keys(mesh);
    errors(mesh);
    deadlines(mesh);
    killedServices(mesh);
    killedSidecars(mesh);
    underLoad(mesh, () => lab.fleet.recovered());
    keysAway(mesh);
    // Each point is asked for on the laptop; here it is whether retries find the other copies.
    saga(mesh, { cells: 4 });

    test('three copies share the calls', async () => {
      await running.scale('catalog', 3);
      try {
        const method = 'plaza.catalog.v1.Catalog/ListProducts';
        const made = () => executions(running, 'catalog', method).map(({ instance = '' }) => instance);
        const earlier = made();
        const list = () => http(running.target.httpUrl, { path: '/v1/products?pageSize=1' });
        for (let calls = 0; calls < 300; calls += 10)
          for (const { status } of await Promise.all(Array.from({ length: 10 }, list)))
            assert.equal(status, 200);
        await until('every call is in the log', () => made().length >= earlier.length + 300);
        const all = made();
        for (const name of ['catalog-1', 'catalog-2', 'catalog-3']) {
          const of = (list: string[]) => list.filter((one) => one === name).length;
          assert.ok(of(all) - of(earlier) >= 50, `${name} got ${of(all) - of(earlier)} of 300 calls`);
        }
      } finally {
        await running.scale('catalog', 2);
      }
    });

    test('a canary gets its share of the calls', async () => {
      const { api } = lab.controlPlane;
      const routes = (weights: Record<string, number>) =>
        readDocuments(
          manifestsOf('dev', dist, (plaza) => ({
            ...plaza,
            release: { ...plaza.release, weights: { catalog: weights } },
          })),
        ).filter(({ kind }) => kind === 'VirtualService');
      const versions = async (calls: number) => {
        const replies = [];
        for (let i = 0; i < calls; i++)
          replies.push(await http(running.target.httpUrl, { path: '/v1/products?pageSize=1' }));
        assert.deepEqual(
          replies.filter(({ status }) => status !== 200),
          [],
        );
        return replies.filter(({ headers }) => headers['x-plaza-version'] === 'v2').length;
      };
      await running.scale('catalog', 1, 'v2');
      try {
        assert.equal(await versions(10), 0);
        await apply(api, routes({ v2: 25 }));
        await until('the canary is asked', async () => (await versions(10)) > 0);
        const share = await versions(200);
        assert.ok(share > 25 && share < 80, `${share} of 200 calls`);
      } finally {
        await apply(api, routes({}));
        await until('the canary is asked no more', async () => (await versions(10)) === 0);
        await running.scale('catalog', 0, 'v2');
      }
    });

    test('an EnvoyFilter in the wrong place turns the table red', async () => {
      const { api } = lab.controlPlane;
      const rows = [...table['signing up'], ...table.sessions, ...table.products];
      const order = async () => filtersOf(await configurationOf(lab.fleet.gateway), gatewayPort).join();
      const right = await order();
      assert.deepEqual(await redRows(running.target, await createWorld(running.target), rows, 1), []);
      const world = await createWorld(running.target);
      const putBack = await setPriority(api, lab.graph.namespace, 'gateway-transcoder', 45);
      await until('the order has changed', async () => (await order()) !== right);
      assert.ok((await redRows(running.target, world, rows, 3)).length > 0);
      await putBack();
      await until('the order is right again', async () => (await order()) === right);
      assert.deepEqual(await redRows(running.target, await createWorld(running.target), rows, 1), []);
    });

    test('after all of it nothing has been refused', nothingWrong);
  });
});
