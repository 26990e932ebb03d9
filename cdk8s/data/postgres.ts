import type { Construct } from 'constructs';
import type { Cluster as Values } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { logSettings, takeFromPublic } from '../../src/runtime/postgres-server.ts';
import { foreignImage } from '../foreign-images.ts';
import { Cluster, Database as DatabaseResource, ScheduledBackup } from '../imports/cloudnative-pg.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { commonLabels } from '../names.ts';
import { dataPriority } from '../workload/priorities.ts';
import { mebibytesOf } from '../workload/resources.ts';
import { maxConnections } from './connections.ts';
import { credentials, fromStore, kept, remote } from './credentials.ts';
import { type Database, databasesOf, roleSecret, serverOf } from './database-access.ts';

/** Where the credentials for backups are, and for which keys. */
const backupSecret = 'postgres-backups';

/** One server for all services or one for each, as the environment says; each service has a database and roles of its own, and no other's. */
export function databases(scope: Construct, mesh: Mesh, values: Values): void {
  const all = databasesOf(mesh, values);
  const servers = new Map<string, Database[]>();
  for (const database of all) {
    const name = serverOf(values, database.name);
    servers.set(name, [...(servers.get(name) ?? []), database]);
  }
  for (const [name, some] of servers) server(scope, mesh, values, name, some);
  for (const database of all) {
    role(scope, mesh, values, database.name, database.user, 'DATABASE_PASSWORD');
    if (database.owner !== database.user)
      role(scope, mesh, values, database.name, database.owner, 'DATABASE_OWNER_PASSWORD');
  }
  if (values.database.backups && values.secrets !== 'published') {
    backupCredentials(scope, `${mesh.environment.name}/backups`, values.secrets.store);
  }
}

function server(scope: Construct, mesh: Mesh, values: Values, name: string, all: Database[]): void {
  const { instances, storage, size, backups } = values.database;
  const [first, ...others] = all as [Database, ...Database[]];
  const roles = [...new Set(all.flatMap(({ user, owner, guests }) => [user, owner, ...guests]))];
  const key = (field: string) => ({ name: backupSecret, key: field });
  new Cluster(scope, `server-${name}`, {
    metadata: { name, labels: commonLabels(name, 'database') },
    spec: {
      instances,
      imageName: foreignImage('postgres'),
      primaryUpdateStrategy: 'unsupervised',
      enablePDB: instances > 1,
      priorityClassName: dataPriority,
      // An instance is in no mesh: it speaks TLS of its own to services, replicas and backups.
      inheritedMetadata: {
        labels: { ...commonLabels(name, 'database'), 'sidecar.istio.io/inject': 'false' },
      },
      storage: { size: storage },
      resources: {
        requests: { cpu: size.cpu, memory: size.memory },
        limits: { memory: size.memory },
      },
      affinity: {
        enablePodAntiAffinity: true,
        topologyKey: 'topology.kubernetes.io/zone',
        podAntiAffinityType: values.spread.zones,
      },
      postgresql: {
        parameters: {
          max_connections: `${maxConnections(mesh, values, all)}`,
          // A quarter of what there is; PostgreSQL's own 128 MB go by no server's size.
          shared_buffers: `${mebibytesOf(size.memory) / 4}MB`,
          password_encryption: 'scram-sha-256',
          ...logSettings,
        },
        // A database opens for its own roles, over TLS, and for nobody else: PostgreSQL lets any role into any by default.
        pg_hba: [
          ...all.map(
            ({ name, user, owner, guests }) =>
              `hostssl ${name} ${[...new Set([user, owner, ...guests])].join(',')} all scram-sha-256`,
          ),
          'host all all all reject',
        ],
        // A commit that was told to a client is on two servers.
        ...(instances > 2 && { synchronous: { method: 'any' as const, number: 1 } }),
      },
      bootstrap: {
        initdb: {
          database: first.name,
          owner: first.owner,
          secret: { name: roleSecret(first.owner) },
          // Every database is a copy of the template.
          postInitTemplateSQL: [takeFromPublic],
        },
      },
      managed: {
        roles: roles.map((one) => ({
          name: one,
          ensure: 'present' as const,
          login: true,
          passwordSecret: { name: roleSecret(one) },
        })),
      },
      ...(backups && {
        backup: {
          retentionPolicy: backups.retention,
          barmanObjectStore: {
            destinationPath: backups.destination,
            ...(backups.endpoint && { endpointURL: backups.endpoint }),
            s3Credentials: { accessKeyId: key('ACCESS_KEY_ID'), secretAccessKey: key('ACCESS_SECRET_KEY') },
            wal: { compression: 'gzip' as const },
            data: { compression: 'gzip' as const },
          },
        },
      }),
      monitoring: { enablePodMonitor: values.monitoring !== undefined },
    },
  });
  if (backups) {
    new ScheduledBackup(scope, `backups-${name}`, {
      metadata: { name, labels: commonLabels(name, 'database') },
      spec: { schedule: backups.schedule, cluster: { name }, backupOwnerReference: 'self' },
    });
  }
  // What the server makes at its start is the first; the others are made when it runs.
  for (const database of others) {
    new DatabaseResource(scope, `database-${database.name}`, {
      metadata: { name: database.name, labels: commonLabels(database.name, 'database') },
      spec: {
        name: database.name,
        owner: database.owner,
        cluster: { name },
        ensure: 'present',
        databaseReclaimPolicy: 'retain',
      },
    });
  }
}

function role(
  scope: Construct,
  mesh: Mesh,
  values: Values,
  service: string,
  name: string,
  property: string,
): void {
  credentials(scope, mesh, values, {
    name: roleSecret(name),
    component: 'database',
    service,
    user: name,
    property,
    labels: { 'cnpg.io/reload': 'true' },
  });
}

function backupCredentials(scope: Construct, key: string, store: string): void {
  new ExternalSecret(scope, backupSecret, {
    metadata: { name: backupSecret, labels: commonLabels(backupSecret, 'database') },
    spec: {
      ...fromStore(store),
      target: kept(backupSecret),
      data: ['ACCESS_KEY_ID', 'ACCESS_SECRET_KEY'].map((property) => remote(key, property)),
    },
  });
}
