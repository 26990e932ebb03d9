// What each chart holds: a construct that is there, is right and is in no chart protects nobody.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Testing } from 'cdk8s';
import { objectives } from '../mesh/environments/objectives.ts';
import { createApp, type Plaza } from './app.ts';
import { plazaOf } from './synth.ts';
import type { Resource } from './testing/resources.ts';
import { inventedPlaza } from './testing/sample.ts';

/** By chart and kind, the names; what a name carries of its content is left out. */
function inventory(plaza: Plaza): Record<string, Record<string, string>> {
  return Object.fromEntries(
    createApp(plaza).charts.map((chart) => {
      const names: Record<string, string[]> = {};
      for (const { kind, metadata } of Testing.synth(chart) as Resource[]) {
        names[kind] ??= [];
        names[kind].push(metadata.name.replace(/-[0-9a-f]{8,}$/, ''));
      }
      const lists = Object.entries(names).map(([kind, some]) => [kind, some.sort().join(' ')]);
      return [chart.node.id, Object.fromEntries(lists.sort())];
    }),
  );
}

const expected: Record<string, Record<string, string>> = {
  namespace: {
    AuthorizationPolicy: 'deny-all',
    EnvoyFilter:
      'body-limits body-limits-gateway connections connections-gateway strip-forged-headers strip-forged-headers-gateway',
    LimitRange: 'plaza',
    Namespace: 'plaza',
    NetworkPolicy: 'deny-all names',
    PeerAuthentication: 'strict',
    PriorityClass: 'plaza-data plaza-serving',
    RequestAuthentication: 'tokens',
    ResourceQuota: 'plaza',
    Telemetry: 'plaza',
  },
  greeter: {
    AuthorizationPolicy: 'greeter-methods',
    ConfigMap: 'greeter-settings',
    Deployment: 'greeter greeter-v2',
    DestinationRule: 'greeter',
    EnvoyFilter:
      'greeter-call-metrics greeter-inbound-routes greeter-json-edge greeter-routes greeter-tokens greeter-traces greeter-transcoder greeter-v1-identity greeter-v2-identity',
    ExternalSecret: 'greeter-migration greeter-secrets',
    HorizontalPodAutoscaler: 'greeter greeter-v2',
    Job: 'greeter-migration',
    NetworkPolicy: 'greeter greeter-migration',
    PodDisruptionBudget: 'greeter',
    Service: 'greeter',
    ServiceAccount: 'greeter greeter-migration',
    Sidecar: 'greeter',
    VirtualService: 'greeter',
  },
  // It has queues, and neither a database nor anybody who calls it.
  orders: {
    AuthorizationPolicy: 'orders-methods',
    ConfigMap: 'orders-queues orders-settings',
    Deployment: 'orders',
    DestinationRule: 'orders',
    EnvoyFilter:
      'orders-call-metrics orders-inbound-routes orders-json-edge orders-tokens orders-traces orders-transcoder orders-v1-identity',
    ExternalSecret: 'orders-secrets',
    NetworkPolicy: 'orders',
    PodDisruptionBudget: 'orders',
    ScaledObject: 'orders',
    Service: 'orders',
    ServiceAccount: 'orders',
    Sidecar: 'orders',
    TriggerAuthentication: 'orders-queues',
  },
  gateway: {
    AuthorizationPolicy: 'gateway-methods',
    Certificate: 'gateway',
    Deployment: 'gateway',
    EnvoyFilter:
      'gateway-call-metrics gateway-compressor gateway-cors gateway-grpc-web gateway-header-limits gateway-https-redirect gateway-json-edge gateway-rate-limits gateway-routes gateway-strict-transport gateway-tokens gateway-traces gateway-transcoder',
    Gateway: 'gateway',
    HorizontalPodAutoscaler: 'gateway',
    NetworkPolicy: 'gateway',
    PodDisruptionBudget: 'gateway',
    Service: 'gateway nowhere',
    ServiceAccount: 'gateway',
    VirtualService: 'gateway',
  },
  data: {
    Binding:
      'plaza-events-greeting-all-order-queue plaza-retries-order-queue-order-queue-100-order-queue-retry-100 plaza-retries-order-queue-order-queue-2000-order-queue-retry-2000 plaza-retries-order-queue-order-queue-500-order-queue-retry-500 plaza-retries-order-queue-order-queue-order-queue',
    Certificate: 'plaza-broker',
    Cluster: 'greeter-db',
    Exchange: 'plaza-events plaza-retries-order-queue',
    ExternalSecret: 'greeter-broker greeter-owner-role greeter-role orders-broker postgres-backups',
    NetworkPolicy: 'greeter-db plaza-broker',
    Permission: 'greeter orders',
    PodDisruptionBudget: 'plaza-broker',
    Queue: 'order-queue order-queue-dead order-queue-retry-100 order-queue-retry-2000 order-queue-retry-500',
    RabbitmqCluster: 'plaza-broker',
    ScheduledBackup: 'greeter-db',
    TopicPermission: 'greeter orders',
    User: 'greeter orders',
    Vhost: 'plaza',
  },
  observability: {
    AlertmanagerConfig: 'plaza',
    ConfigMap:
      'plaza-dashboard-data plaza-dashboard-orders plaza-dashboard-overview plaza-dashboard-saturation plaza-dashboard-security',
    ExternalSecret: 'alert-receivers',
    PodMonitor: 'plaza-broker proxies',
    PrometheusRule: 'plaza',
  },
};

describe('what an environment is made of', () => {
  const found = inventory(inventedPlaza());
  for (const [chart, kinds] of Object.entries(expected))
    it(chart, () => assert.deepEqual(found[chart], kinds));
  it('and nothing else', () => assert.deepEqual(Object.keys(found).sort(), Object.keys(expected).sort()));

  it('who tells of logs may read them, and nobody else has a right', () => {
    const prod = inventory(plazaOf('prod'));
    const withRights = Object.keys(prod).filter((chart) => prod[chart]!.Role);
    assert.deepEqual(withRights, ['ops']);
    assert.equal(prod.ops!.Role, 'ops-logs');
  });
});

describe('prod', () => {
  const plaza = plazaOf('prod');
  const { cluster, mesh } = plaza;
  it('has the copies that were asked for', () => {
    const asked: Record<string, number> = { gateway: 6, orders: 8 };
    for (const name of ['gateway', ...mesh.services.map((service) => service.name)])
      assert.equal(cluster.scale[name]?.min, asked[name] ?? 3, name);
    assert.deepEqual(cluster.scale.other, { min: 2, max: 10, cpuPercent: 50 });
    assert.ok(Object.values(cluster.scale).every(({ cpuPercent }) => cpuPercent === 50));
  });
  it('promises what was promised', () =>
    assert.deepEqual(
      Object.entries(objectives.prod).map(([workload, { availability }]) => [workload, availability]),
      [
        ['gateway', 99.99],
        ['orders', 99.95],
        ['accounts', 99.9],
        ['other', 99.9],
      ],
    ));
  it('keeps everything three times', () => {
    assert.equal(cluster.database.instances, 3);
    assert.equal(cluster.broker!.replicas, 3);
    assert.ok(cluster.database.backups);
  });
});
