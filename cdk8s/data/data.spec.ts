import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Chart } from 'cdk8s';
import { clusters } from '../../mesh/environments/clusters.ts';
import { alerts } from '../observability/alerts.ts';
import { monitors } from '../observability/monitors.ts';
import { golden } from '../testing/golden.ts';
import { made, named, ofKind, type Resource } from '../testing/resources.ts';
import { inventedPlaza, sampleMesh } from '../testing/sample.ts';
import { dataPolicies } from './network-policies.ts';
import { databases } from './postgres.ts';
import { broker } from './rabbitmq.ts';

const { mesh, cluster } = inventedPlaza();

const cases: [name: string, build: (chart: Chart) => unknown, point: (resources: Resource[]) => void][] = [
  [
    'databases',
    (chart) => databases(chart, mesh, cluster),
    (resources) => {
      const { spec } = named(resources, 'Cluster', 'greeter-db');
      assert.equal(spec.instances, 3);
      assert.deepEqual(spec.postgresql.synchronous, { method: 'any', number: 1 });
      assert.match(spec.backup.barmanObjectStore.destinationPath, /^s3:/);
      assert.equal(spec.inheritedMetadata.labels['sidecar.istio.io/inject'], 'false');
      assert.equal(ofKind(resources, 'ScheduledBackup').length, 1);
    },
  ],
  [
    'broker',
    (chart) => broker(chart, cluster, mesh.namespace),
    (resources) => {
      assert.equal(named(resources, 'RabbitmqCluster', 'plaza-broker').spec.replicas, 3);
      const queue = named(resources, 'Queue', 'order-queue').spec;
      assert.deepEqual([queue.name, queue.type], ['order_queue', 'quorum']);
      const dead = queue.arguments['x-dead-letter-routing-key'];
      assert.ok(ofKind(resources, 'Queue').some(({ spec }) => spec.name === dead));
    },
  ],
  [
    'network',
    (chart) => dataPolicies(chart, mesh, cluster),
    (resources) =>
      assert.deepEqual(
        named(resources, 'NetworkPolicy', 'greeter-db').spec.ingress[0].from.map(
          (one: { podSelector: { matchLabels: Record<string, string> } }) =>
            one.podSelector.matchLabels['app.kubernetes.io/name'],
        ),
        ['greeter', 'greeter-migration'],
      ),
  ],
  [
    'alerts',
    (chart) => alerts(chart, mesh, cluster),
    (resources) => {
      const expression = (workload: string) =>
        named(resources, 'PrometheusRule', `${workload}-availability`).spec.groups[1].rules[0].expr;
      assert.match(expression('gateway'), /> 14\.4 \* 0\.0001 /);
      assert.match(expression('orders'), /> 14\.4 \* 0\.0005 /);
    },
  ],
  ['monitors', (chart) => monitors(chart, cluster), ([one]) => assert.equal(one!.kind, 'PodMonitor')],
];

describe('data and observability', () => {
  const kept = golden('data');
  after(() => kept.finish());
  for (const [name, build, point] of cases) {
    it(name, () => {
      const resources = made(build);
      point(resources);
      kept.check(name, resources);
    });
  }

  it('puts all databases on one server where the environment says so, each with its own role', () => {
    const all = sampleMesh();
    const resources = made((chart) => databases(chart, all, clusters.dev));
    const [server, ...more] = ofKind(resources, 'Cluster');
    assert.deepEqual(more, []);
    const owners = all.services.filter(({ database }) => database).map(({ name }) => name);
    assert.deepEqual(
      server!.spec.managed.roles.map(({ name }: { name: string }) => name),
      owners,
    );
    const made_ = [
      server!.spec.bootstrap.initdb,
      ...ofKind(resources, 'Database').map(({ spec }) => ({ database: spec.name, owner: spec.owner })),
    ];
    assert.deepEqual(
      made_.map(({ database }) => database),
      owners,
    );
    assert.deepEqual(
      made_.map(({ owner }) => owner),
      owners,
    );
  });

  it('makes no broker, alerts or monitors where the environment has none', () => {
    assert.deepEqual(
      made((chart) => broker(chart, clusters.dev, mesh.namespace)),
      [],
    );
    assert.deepEqual(
      made((chart) => alerts(chart, mesh, clusters.dev)),
      [],
    );
    assert.deepEqual(
      made((chart) => monitors(chart, clusters.dev)),
      [],
    );
  });
});
