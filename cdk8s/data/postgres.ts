import type { Construct } from 'constructs';
import type { Cluster as Values } from '../../mesh/cluster.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { foreignImage } from '../foreign-images.ts';
import { Cluster, Database, ScheduledBackup } from '../imports/cloudnative-pg.ts';
import { ExternalSecret } from '../imports/external-secrets.ts';
import { commonLabels } from '../names.ts';
import { dataPriority } from '../workload/priorities.ts';
import { maxConnections } from './connections.ts';
import { credentials, fromStore, kept, remote } from './credentials.ts';
import { roleSecret, serverOf } from './database-access.ts';

/** Where the credentials for backups are, and for which keys. */
const backupSecret = 'postgres-backups';

/** One server for all services or one for each, as the environment says; each service has a database and a role of its own, and no other's. */
export function databases(scope: Construct, mesh: Mesh, values: Values): void {
  const owners = mesh.services.filter(({ database }) => database);
  const servers = new Map<string, Service[]>();
  for (const service of owners) {
    const name = serverOf(values, service.name);
    servers.set(name, [...(servers.get(name) ?? []), service]);
  }
  for (const [name, services] of servers) server(scope, values, name, services);
  for (const service of owners) role(scope, mesh, values, service);
  if (values.database.backups && values.secrets !== 'published') {
    backupCredentials(scope, `${mesh.environment.name}/backups`, values.secrets.store);
  }
}

function server(scope: Construct, values: Values, name: string, services: Service[]): void {
  const { instances, storage, size, backups } = values.database;
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
          max_connections: `${maxConnections(values, services)}`,
          password_encryption: 'scram-sha-256',
        },
        // A commit that was told to a client is on two servers.
        ...(instances > 2 && { synchronous: { method: 'any' as const, number: 1 } }),
      },
      bootstrap: {
        initdb: {
          database: services[0]!.name,
          owner: services[0]!.name,
          secret: { name: roleSecret(services[0]!.name) },
        },
      },
      managed: {
        roles: services.map((service) => ({
          name: service.name,
          ensure: 'present' as const,
          login: true,
          passwordSecret: { name: roleSecret(service.name) },
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
  for (const service of services.slice(1)) {
    new Database(scope, `database-${service.name}`, {
      metadata: { name: service.name, labels: commonLabels(service.name, 'database') },
      spec: {
        name: service.name,
        owner: service.name,
        cluster: { name },
        ensure: 'present',
        databaseReclaimPolicy: 'retain',
      },
    });
  }
}

function role(scope: Construct, mesh: Mesh, values: Values, { name }: Service): void {
  credentials(scope, mesh, values, {
    name: roleSecret(name),
    component: 'database',
    service: name,
    property: 'DATABASE_PASSWORD',
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
