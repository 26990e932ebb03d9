import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { named } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { autoscaler, disruptionBudget } from './autoscaling.ts';
import { queueScaler, scalesByQueues } from './queue-scaling.ts';
import { demand, limitRange, quota } from './quota.ts';

const { mesh, cluster } = inventedPlaza();
const orders = mesh.services.find(({ name }) => name === 'orders')!;
const { dev } = clusters;

describeCases('scaling', [
  [
    'autoscaler',
    (chart) => autoscaler(chart, cluster, 'greeter', 'v1', 'greeter'),
    // No figure stands for it: from 2 to 10 at half of its CPU.
    ([one]) => {
      assert.deepEqual([one!.spec.minReplicas, one!.spec.maxReplicas], [2, 10]);
      assert.equal(one!.spec.metrics[0].resource.target.averageUtilization, 50);
      assert.equal(one!.spec.behavior.scaleDown.stabilizationWindowSeconds, 300);
    },
  ],
  [
    'autoscaler-fixed',
    (chart) => autoscaler(chart, dev, 'greeter', 'v1', 'greeter'),
    (resources) => assert.deepEqual(resources, []),
  ],
  [
    'disruption-budget',
    (chart) => disruptionBudget(chart, 'greeter'),
    ([one]) => assert.equal(one!.spec.maxUnavailable, 1),
  ],
  [
    'queue-scaler',
    (chart) => queueScaler(chart, cluster, orders),
    (resources) => {
      const { spec } = named(resources, 'ScaledObject', 'orders');
      assert.deepEqual([spec.minReplicaCount, spec.maxReplicaCount], [8, 24]);
      assert.deepEqual(
        spec.triggers.map(({ type }: { type: string }) => type),
        ['cpu', 'rabbitmq'],
      );
      const [, waiting] = spec.triggers;
      assert.equal(waiting.metadata.queueName, 'order_queue');
      const { spec: access } = named(resources, 'TriggerAuthentication', waiting.authenticationRef.name);
      assert.deepEqual(
        [...access.secretTargetRef, ...access.configMapTargetRef]
          .map(({ parameter }: { parameter: string }) => parameter)
          .sort(),
        ['ca', 'host', 'tls'],
      );
      assert.deepEqual(named(resources, 'ConfigMap', access.configMapTargetRef[0].name).data, {
        tls: 'enable',
      });
      assert.equal(spec.fallback.behavior, 'currentReplicasIfHigher');
    },
  ],
  [
    'quota',
    (chart) => quota(chart, mesh, cluster),
    ([one]) => {
      const { hard } = one!.spec;
      assert.equal(hard['limits.memory'], hard['requests.memory']);
      assert.equal(hard['services.loadbalancers'], '1');
    },
  ],
  [
    'limit-range',
    limitRange,
    ([one]) => {
      const [container] = one!.spec.limits;
      assert.equal(container.default.memory, container.defaultRequest.memory);
      assert.equal(container.default.cpu, undefined, 'a limit of CPU only throttles');
    },
  ],
]);

test('only who takes from queues is scaled by them, where there is a broker and room', () => {
  assert.ok(scalesByQueues(cluster, orders));
  assert.ok(!scalesByQueues(cluster, greeterOf(mesh)));
  assert.ok(!scalesByQueues(dev, orders));
  const fixed = { ...cluster, scale: { other: { min: 2, max: 2, cpuPercent: 50 } } };
  assert.ok(!scalesByQueues(fixed, orders));
});

test('the quota is what all take at their largest', () => {
  const tiny = {
    ...cluster,
    scale: { other: { min: 1, max: 4, cpuPercent: 50 } },
    size: { other: { cpu: '1', memory: '1Gi' } },
    database: { ...cluster.database, instances: 3, size: { cpu: '2', memory: '2Gi' } },
    broker: { ...cluster.broker!, replicas: 3, size: { cpu: '500m', memory: '512Mi' } },
  };
  // Five of the gateway; ten of greeter, in two versions, and five of orders, each with its sidecar; one migration; a server, which one is
  // restored beside, and a job; a broker.
  assert.deepEqual(demand(mesh, tiny), {
    pods: 5 + 15 + 1 + 7 + 3,
    milliCpu: 5 * 1000 + 15 * 1100 + 1000 + 7 * 2000 + 3 * 500,
    mebibytes: 5 * 1024 + 15 * (1024 + 256) + 1024 + 7 * 2048 + 3 * 512,
  });
});

test('a size in a unit that nobody counts in is refused, and not taken for none', () => {
  const sized = (memory: string) => ({ ...cluster, size: { other: { cpu: '1', memory } } });
  for (const memory of ['512M', '1', '1.5Gi', 'Gi'])
    assert.throws(() => demand(mesh, sized(memory)), new RegExp(`and not as "${memory}"`));
});
