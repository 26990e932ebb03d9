import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeObservations } from './merge-observations.ts';
import { type ClustersReply, observe } from './observation.ts';

const services = new Set(['catalog', 'orders']);

function host(hostname: string, health: Record<string, unknown> = {}, active?: string) {
  return {
    hostname,
    address: { socket_address: { address: '10.0.0.7', port_value: 9 } },
    stats: [
      { name: 'rq_total', value: '9' },
      active === undefined ? { name: 'rq_active' } : { name: 'rq_active', value: active },
    ],
    health_status: { eds_health_status: 'HEALTHY', ...health },
  };
}

function clusters(name: string, ...hosts: ReturnType<typeof host>[]): ClustersReply {
  const thresholds = [{ max_requests: 1000 }, { priority: 'HIGH', max_requests: 7 }];
  return { cluster_statuses: [{ name, host_statuses: hosts, circuit_breakers: { thresholds } }] };
}

test('a cluster named after a service holds its stable replicas', () => {
  const [seen] = observe('gateway', services, clusters('catalog', host('catalog-1', {}, '3')), {});
  assert.equal(seen!.service, 'catalog');
  assert.deepEqual(seen!.instances, [
    {
      name: 'catalog-1',
      version: 'v1',
      observer: 'gateway',
      healthy: true,
      ejected: false,
      activeRequests: 3,
    },
  ]);
});

test('a cluster named after a service and a version holds the replicas of that version', () => {
  const [seen] = observe('gateway', services, clusters('catalog-v2', host('catalog-3')), {});
  assert.deepEqual([seen!.service, seen!.instances[0]!.version], ['catalog', 'v2']);
});

test('a subset of Istio’s holds the replicas of its version', () => {
  const name = 'outbound|50051|v2|catalog.plaza.svc.cluster.local';
  const stats = { stats: [{ name: `cluster.${name};.upstream_rq_active`, value: 4 }] };
  const [seen] = observe('ops', services, clusters(name, host('')), stats);
  assert.deepEqual([seen!.service, seen!.instances[0]!.version], ['catalog', 'v2']);
  assert.equal(seen!.breaker.activeRequests, 4);
});

test('other clusters are nobody’s business', () => {
  const others = ['outbound|50051||catalog.plaza.svc.cluster.local', 'inbound|50052||', 'xds-grpc'];
  for (const name of ['local_service', 'jwks', 'catalogue', 'catalog-canary', 'billing-v2', ...others]) {
    assert.deepEqual(observe('gateway', services, clusters(name, host('x')), {}), [], name);
  }
});

for (const [flag, healthy, ejected] of [
  ['failed_active_health_check', false, false],
  ['pending_active_hc', false, false],
  ['failed_outlier_check', true, true],
] as const) {
  test(`a replica with ${flag} is ${healthy ? 'healthy' : 'not healthy'} and ${ejected ? 'ejected' : 'not ejected'}`, () => {
    const [seen] = observe('ops', services, clusters('orders', host('orders-1', { [flag]: true })), {});
    assert.deepEqual([seen!.instances[0]!.healthy, seen!.instances[0]!.ejected], [healthy, ejected]);
  });
}

test('no address of a host gets out, not even for want of a name', () => {
  const seen = observe('gateway', services, clusters('catalog', host('')), {});
  const told = JSON.stringify(seen, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  assert.doesNotMatch(told, /10\.0\.0\.7/);
  assert.equal(seen[0]!.instances[0]!.name, 'catalog');
});

test('the breaker of a service adds up what the breakers of its Envoys say', () => {
  const stats = (active: number, overflow: number, open: number) => ({
    stats: [
      { name: 'cluster.catalog.upstream_rq_active', value: active },
      { name: 'cluster.catalog.upstream_rq_pending_overflow', value: overflow },
      { name: 'cluster.catalog.circuit_breakers.default.rq_open', value: open },
    ],
  });
  const merged = mergeObservations(services, [
    ...observe('gateway', services, clusters('catalog', host('catalog-1')), stats(2, 5, 0)),
    ...observe('ops', services, clusters('catalog', host('catalog-1')), stats(1, 1, 1)),
  ]);
  assert.deepEqual(
    merged.map((s) => s.name),
    ['catalog', 'orders'],
  );
  assert.deepEqual(merged[0]!.breaker, { open: true, maxRequests: 1000, activeRequests: 3, overflows: 6n });
  assert.equal(merged[0]!.instances.length, 2);
  assert.deepEqual(merged[1]!.instances, []);
});
