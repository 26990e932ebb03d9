import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { clusters } from '../../mesh/environments/clusters.ts';
import { takeFromPublic } from '../../src/runtime/postgres-server.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, ofKind } from '../testing/resources.ts';
import { inventedPlaza, sampleMesh } from '../testing/sample.ts';
import { connectionsPerCopy } from './connections.ts';
import { databases } from './postgres.ts';

const { mesh, cluster } = inventedPlaza();

describeCases('databases', [
  [
    'own',
    (chart) => databases(chart, mesh, cluster),
    (resources) => {
      const { spec } = named(resources, 'Cluster', 'greeter-db');
      assert.equal(spec.instances, 3);
      assert.deepEqual(spec.postgresql.synchronous, { method: 'any', number: 1 });
      assert.match(spec.backup.barmanObjectStore.destinationPath, /^s3:/);
      assert.equal(spec.inheritedMetadata.labels['sidecar.istio.io/inject'], 'false');
      assert.equal(spec.priorityClassName, 'plaza-data');
      // Two versions of greeter, ten copies each and three more while they are rolled out.
      assert.equal(spec.resources.limits.memory, '8Gi');
      assert.equal(spec.postgresql.parameters.shared_buffers, '2048MB');
      assert.equal(spec.postgresql.parameters.max_connections, `${2 * 13 * 16 + 50}`);
      assert.equal(spec.postgresql.parameters.log_min_messages, 'log');
      assert.deepEqual(spec.bootstrap.initdb.postInitTemplateSQL, [takeFromPublic]);
      assert.equal(spec.enablePDB, true);
      assert.equal(spec.affinity.podAntiAffinityType, 'required');
      assert.equal(ofKind(resources, 'ScheduledBackup').length, 1);
      const keys = named(resources, 'ExternalSecret', 'postgres-backups').spec;
      assert.equal(keys.data[0].remoteRef.key, 'prod/backups');
      const role = named(resources, 'ExternalSecret', 'greeter-role').spec;
      assert.equal(role.target.template.type, 'kubernetes.io/basic-auth');
      assert.equal(role.data[0].remoteRef.property, 'DATABASE_PASSWORD');
    },
  ],
  [
    'shared',
    (chart) => databases(chart, mesh, clusters.dev),
    (resources) => {
      const { spec } = named(resources, 'Cluster', 'plaza-db');
      assert.equal(spec.instances, 1);
      assert.equal(spec.enablePDB, false);
      assert.equal(spec.backup, undefined);
      assert.equal(named(resources, 'Secret', 'greeter-role').stringData!.username, 'greeter');
      assert.equal(named(resources, 'Secret', 'greeter-owner-role').stringData!.username, 'greeter_owner');
      // The queues are here too, since there is no RabbitMQ.
      assert.equal(named(resources, 'Database', 'broker').spec.owner, 'broker');
      assert.deepEqual(spec.postgresql.pg_hba, [
        'hostssl greeter greeter,greeter_owner all scram-sha-256',
        'hostssl broker broker,greeter,orders all scram-sha-256',
        'host all all all reject',
      ]);
    },
  ],
]);

test('a copy takes no more connections than a server is made for', () => {
  const source = readFileSync(new URL('../../src/runtime/config.ts', import.meta.url), 'utf8');
  const pool = Number(/'DB_POOL', \{ default: (\d+)/.exec(source)![1]);
  assert.ok(pool + 1 < connectionsPerCopy, `${pool} and one for health`);
});

test('all databases may be on one server, each with its own role', () => {
  const all = sampleMesh();
  const resources = made((chart) => databases(chart, all, clusters.dev));
  const [server, ...more] = ofKind(resources, 'Cluster');
  assert.deepEqual(more, []);
  const owners = [...all.services.filter(({ database }) => database).map(({ name }) => name), 'broker'];
  assert.deepEqual(
    server!.spec.managed.roles.map(({ name }: { name: string }) => name),
    owners.flatMap((name) => (name === 'broker' ? [name] : [name, `${name}_owner`])),
  );
  const here = [
    server!.spec.bootstrap.initdb,
    ...ofKind(resources, 'Database').map(({ spec }) => ({ database: spec.name, owner: spec.owner })),
  ];
  assert.deepEqual(
    here.map(({ database, owner }) => [database, owner]),
    owners.map((name) => [name, name === 'broker' ? name : `${name}_owner`]),
  );
  for (const { metadata } of ofKind(resources, 'Database')) assert.ok(owners.includes(metadata.name));
});
