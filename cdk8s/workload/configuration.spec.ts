import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Extra } from '../../mesh/cluster.ts';
import { clusters } from '../../mesh/environments/clusters.ts';
import { databases } from '../data/postgres.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, ofKind, text } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { configMap, migrationSecret, secret } from './configuration.ts';
import { logReader } from './log-reader.ts';

const { mesh, cluster } = inventedPlaza();
const greeter = greeterOf(mesh);
const { dev } = clusters;

const images: Record<string, Extra> = {
  ops: { settings: { OBJECT_STORE: 's3://images' }, secrets: [], reaches: [] },
};

describeCases('configuration', [
  [
    'settings',
    (chart) => configMap(chart, mesh, cluster, greeter),
    ([one]) => {
      assert.equal(one!.data!.LISTEN, '127.0.0.1:50053');
      assert.equal(one!.data!.MESH, '127.0.0.1:50051');
      assert.equal(one!.data!.OTEL_EXPORTER_OTLP_ENDPOINT, 'http://127.0.0.1:4317');
      assert.equal(one!.data!.BROKER_TOPOLOGY, '{"order_queue":["greeting.*"]}');
      assert.match(one!.metadata.name, /^greeter-settings-[0-9a-f]{8}$/);
    },
  ],
  [
    'secret-external',
    (chart) => secret(chart, mesh, cluster, greeter),
    ([one]) => {
      assert.equal(one!.kind, 'ExternalSecret');
      const { data } = one!.spec.target.template;
      assert.match(data.DATABASE_URL, /sslmode=verify-full/);
      assert.match(data.BROKER_URL, /^amqps:.*@plaza-broker\.plaza\.svc:5671\/plaza$/);
      assert.deepEqual(
        one!.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey),
        ['PAGE_TOKEN_SECRET', 'KEY_ENCRYPTION_KEY', 'DATABASE_PASSWORD', 'BROKER_PASSWORD'],
      );
      assert.equal(one!.spec.data[0].remoteRef.key, 'prod/greeter');
    },
  ],
  [
    'secret-published',
    (chart) => secret(chart, mesh, dev, greeter),
    ([one]) => {
      assert.equal(Buffer.from(one!.stringData!.KEY_ENCRYPTION_KEY!, 'base64').length, 32);
      assert.match(one!.stringData!.PAGE_TOKEN_SECRET!, /greeter/, 'each service has its own');
    },
  ],
  [
    'settings-observer',
    (chart) =>
      configMap(chart, mesh, { ...cluster, extras: images }, { ...greeter, name: 'ops', publishes: [] }),
    ([one]) => {
      assert.equal(one!.data!.LOGS, 'kubernetes');
      assert.equal(one!.data!.COLLECTOR, 'otel-collector.observability.svc.cluster.local:4317');
      assert.equal(one!.data!.SERVICES, 'greeter,orders');
      assert.equal(one!.data!.BROKER_TOPOLOGY, undefined, 'it has nothing to do with events');
      assert.equal(one!.data!.OBJECT_STORE, 's3://images');
    },
  ],
  [
    'log-reader',
    (chart) => logReader(chart, mesh.namespace),
    (resources) => {
      const { rules } = named(resources, 'Role', 'ops-logs') as unknown as { rules: { verbs: string[] }[] };
      assert.deepEqual([...new Set(rules.flatMap(({ verbs }) => verbs))], ['get', 'list', 'watch']);
    },
  ],
]);

test('without RabbitMQ, whoever uses queues has their database, by a role of its own, and only a migration that of the owner', () => {
  const without = { ...cluster, broker: undefined };
  const [one] = made((chart) => secret(chart, mesh, without, greeter));
  assert.match(
    one!.spec.target.template.data.BROKER_URL,
    /^postgres:\/\/greeter:.*@broker-db-rw:5432\/broker\?/,
  );
  const used = one!.spec.data.find(({ secretKey }: { secretKey: string }) => secretKey === 'BROKER_PASSWORD');
  assert.deepEqual(used.remoteRef, { key: 'prod/greeter', property: 'DATABASE_PASSWORD' });
  const resources = made((chart) => {
    databases(chart, mesh, without);
    for (const service of mesh.services)
      migrationSecret(chart, mesh, without, service, `${service.name}-migration`);
  });
  const owner = { key: 'prod/broker', property: 'DATABASE_PASSWORD' };
  assert.deepEqual(named(resources, 'ExternalSecret', 'broker-role').spec.data[0].remoteRef, owner);
  const migrations = ofKind(resources, 'ExternalSecret').filter(({ metadata }) =>
    metadata.name.endsWith('-migration'),
  );
  const makers = migrations.filter(({ spec }) => spec.target.template.data.BROKER_URL !== undefined);
  assert.deepEqual(
    makers.map(({ metadata }) => metadata.name),
    ['orders-migration'],
  );
  assert.match(makers[0]!.spec.target.template.data.BROKER_URL, /^postgres:\/\/broker:/);
  const { pg_hba } = named(resources, 'Cluster', 'broker-db').spec.postgresql;
  assert.equal(pg_hba[0], 'hostssl broker broker,greeter,orders all scram-sha-256');
});

test('what the migration knows the service does not', () => {
  const resources = made((chart) => {
    secret(chart, mesh, cluster, greeter);
    migrationSecret(chart, mesh, cluster, greeter, 'greeter-migration');
  });
  assert.doesNotMatch(text(named(resources, 'ExternalSecret', 'greeter-secrets')), /OWNER|greeter_owner/);
  const { data } = named(resources, 'ExternalSecret', 'greeter-migration').spec.target.template;
  assert.match(
    data.DATABASE_URL,
    /^postgres:\/\/greeter_owner:\{\{ \.DATABASE_OWNER_PASSWORD \| urlquery \}\}@greeter-db-rw/,
  );
});

test('what an environment gives a service of its own is in its Secret, and nobody else’s', () => {
  const given = { ...cluster, extras: { greeter: { ...images.ops!, secrets: ['AWS_SECRET_ACCESS_KEY'] } } };
  const keys = (name: string) =>
    made((chart) =>
      secret(chart, mesh, given, mesh.services.find((one) => one.name === name)!),
    )[0]!.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey);
  assert.ok(keys('greeter').includes('AWS_SECRET_ACCESS_KEY'));
  assert.ok(!keys('orders').includes('AWS_SECRET_ACCESS_KEY'));
});
