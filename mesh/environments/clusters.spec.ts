// The figures of each cluster, and those that must agree with each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster } from '../cluster.ts';
import { rows } from '../plaza.ts';
import { clusters } from './clusters.ts';

const { dev, staging, prod }: Record<keyof typeof clusters, Cluster> = clusters;
const half = { cpuPercent: 50 };

test('each cluster has names and places of its own', () => {
  const own = (cluster: Cluster) => [
    cluster.hosts[0],
    cluster.registry,
    cluster.extras.catalog?.settings.OBJECT_STORE,
  ];
  assert.deepEqual(own(dev), ['*', 'registry.plaza.example/dev', 'file:/tmp/objects']);
  const region = '?region=eu-central-1';
  assert.deepEqual(own(staging), [
    'staging.plaza.example',
    'registry.plaza.example/staging',
    `s3://plaza-staging-images${region}`,
  ]);
  assert.deepEqual(own(prod), [
    'plaza.example',
    'registry.plaza.example/prod',
    `s3://plaza-prod-images${region}`,
  ]);
  assert.deepEqual(
    [dev, staging, prod].map(({ database }) => database.backups),
    [
      undefined,
      {
        destination: 's3://plaza-staging-backups/postgres',
        endpoint: undefined,
        retention: '7d',
        schedule: '0 0 2 * * *',
      },
      {
        destination: 's3://plaza-prod-backups/postgres',
        endpoint: undefined,
        retention: '30d',
        schedule: '0 0 2 * * *',
      },
    ],
  );
});

test('the control plane outlives a node but in dev', () => {
  assert.deepEqual(
    [dev, staging, prod].map(({ istiod }) => istiod),
    [
      { min: 1, max: 1 },
      { min: 2, max: 3 },
      { min: 3, max: 5 },
    ],
  );
});

test('dev needs nothing but the cluster, and holds nothing that anybody wants', () => {
  const { issuer, plainHttp, secrets, broker, monitoring, tracing } = dev;
  assert.deepEqual([issuer, plainHttp, secrets], ['selfsigned', true, 'published']);
  assert.deepEqual([broker, monitoring, tracing], [undefined, undefined, undefined]);
  const twice = { min: 2, max: 2, ...half };
  assert.deepEqual(dev.scale, {
    catalog: twice,
    orders: twice,
    payments: twice,
    other: { min: 1, max: 1, ...half },
  });
  assert.deepEqual(dev.size, { other: { cpu: '100m', memory: '256Mi' } });
  const { servers, instances, storage, size } = dev.database;
  assert.deepEqual(
    [servers, instances, storage, size],
    ['shared', 1, '1Gi', { cpu: '250m', memory: '512Mi' }],
  );
  assert.deepEqual(dev.spread, { zones: 'preferred', hosts: 'preferred' });
  assert.deepEqual(dev.extras.catalog, {
    settings: { OBJECT_STORE: 'file:/tmp/objects' },
    secrets: [],
    reaches: [],
  });
});

test('prod has the figures of who answers and of what keeps', () => {
  const ten = { min: 3, max: 10, ...half };
  const { gateway, orders, other, ...others } = prod.scale;
  assert.deepEqual(gateway, { min: 6, max: 18, ...half });
  assert.deepEqual(orders, { min: 8, max: 24, ...half });
  assert.deepEqual(other, { min: 2, max: 10, ...half });
  assert.deepEqual(
    Object.keys(others).sort(),
    rows.flatMap(({ name }) => (name === 'orders' ? [] : name)).sort(),
  );
  for (const scale of Object.values(others)) assert.deepEqual(scale, ten);
  assert.deepEqual(prod.size, {
    gateway: { cpu: '1', memory: '1Gi' },
    orders: { cpu: '1', memory: '512Mi' },
    catalog: { cpu: '1', memory: '512Mi' },
    other: { cpu: '500m', memory: '512Mi' },
  });
  const { servers, instances, storage, size } = prod.database;
  assert.deepEqual([servers, instances, storage, size], ['own', 3, '100Gi', { cpu: '2', memory: '8Gi' }]);
  assert.deepEqual(prod.broker, {
    replicas: 3,
    storage: '20Gi',
    size: { cpu: '1', memory: '2Gi' },
    messagesPerCopy: 100,
    issuer: 'internal',
  });
  assert.deepEqual(prod.spread, { zones: 'required', hosts: 'preferred' });
});

test('staging is like prod, smaller', () => {
  for (const key of ['issuer', 'plainHttp', 'secrets', 'monitoring'] as const)
    assert.deepEqual(staging[key], prod[key], key);
  assert.deepEqual([prod.issuer, prod.plainHttp, prod.secrets], ['letsencrypt', false, { store: 'plaza' }]);
  assert.deepEqual(prod.monitoring, { repository: 'https://git.plaza.example/plaza/blob/main' });
  assert.deepEqual(staging.scale, { other: { min: 2, max: 4, ...half } });
  assert.deepEqual(staging.size, { other: { cpu: '250m', memory: '512Mi' } });
  const { servers, instances, storage, size } = staging.database;
  assert.deepEqual(
    [servers, instances, storage, size],
    ['shared', 3, '20Gi', { cpu: '500m', memory: '1Gi' }],
  );
  assert.deepEqual(staging.broker, { ...prod.broker, storage: '5Gi', size: { cpu: '500m', memory: '1Gi' } });
  const collector = {
    namespace: 'observability',
    host: 'otel-collector.observability.svc.cluster.local',
    port: 4317,
  };
  assert.deepEqual([prod.tracing, staging.tracing], [{ collector }, { collector }]);
  for (const { extras } of [staging, prod]) {
    assert.deepEqual(extras.catalog!.secrets, ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
    assert.deepEqual(extras.catalog!.reaches, ['objectStore']);
  }
  assert.deepEqual(staging.spread, { zones: 'preferred', hosts: 'preferred' });
});
