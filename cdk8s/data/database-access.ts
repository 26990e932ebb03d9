import type { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';
import { usesBroker } from '../../mesh/queues.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { databasePort } from '../ports.ts';

/** What services hand each other is in a database of this name where there is no RabbitMQ. */
export const brokerDatabase = 'broker';

const folder = '/etc/plaza/database';

/** The CloudNativePG cluster that has a service's database. */
export function serverOf(cluster: Cluster, service: string): string {
  return cluster.database.servers === 'shared' ? 'plaza-db' : `${service}-db`;
}

/** A database, who owns it and migrates it, and who reads and writes it: two roles, so that no service may change its own tables. */
export interface Database {
  name: string;
  owner: string;
  /** Of the same name as the database. */
  user: string;
  /** Services that sign in with roles of their own as well. */
  guests: string[];
}

/** Every service's, and one for the queues where they are in no broker of their own: its owner makes them, and services use them as the graph says. */
export function databasesOf(mesh: Mesh, cluster: Cluster): Database[] {
  return [
    ...mesh.services
      .filter(({ database }) => database)
      .map(({ name }) => ({ name, owner: ownerOf(name), user: name, guests: [] })),
    ...(!cluster.broker && mesh.services.some(usesBroker)
      ? [
          {
            name: brokerDatabase,
            owner: brokerDatabase,
            user: brokerDatabase,
            guests: mesh.services.filter(usesBroker).map(({ name }) => name),
          },
        ]
      : []),
  ];
}

/** Whether a service signs in to a database: its own, or that of the queues which it uses. */
export function opens(service: Service, database: Database): boolean {
  return database.name === brokerDatabase ? usesBroker(service) : database.name === service.name;
}

/** Whether the migration of a service makes the queues as well: where they are in PostgreSQL, that of the first one which has any. */
export function makesQueues(mesh: Mesh, cluster: Cluster, service: Service): boolean {
  const first = mesh.services.find(({ queues }) => Object.keys(queues).length > 0);
  return !cluster.broker && first?.name === service.name;
}

/** Whether the migration of a service signs in to a database. */
export function migrates(mesh: Mesh, cluster: Cluster, service: Service, database: Database): boolean {
  return (
    database.name === service.name ||
    (database.name === brokerDatabase && makesQueues(mesh, cluster, service))
  );
}

/** The role that owns a service's database and runs its migrations. */
export function ownerOf(service: string): string {
  return `${service}_owner`;
}

/** Where a database is for one of its roles, with the server's certificate checked. */
export function databaseUrl(cluster: Cluster, database: string, password: string, role = database): string {
  const host = `${serverOf(cluster, database)}-rw`;
  return `postgres://${role}:${password}@${host}:${databasePort}/${database}?sslmode=verify-full&sslrootcert=${folder}/ca.crt`;
}

/** The certificate of the authority that CloudNativePG makes for a server, and never its key. */
export function databaseAuthority(
  cluster: Cluster,
  service: string,
  name = 'database-ca',
): { volume: k8s.Volume; mount: k8s.VolumeMount } {
  return {
    volume: {
      name,
      secret: { secretName: `${serverOf(cluster, service)}-ca`, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    },
    mount: { name, mountPath: folder, readOnly: true },
  };
}

/** The Secret by which CloudNativePG learns a role's password. */
export function roleSecret(role: string): string {
  return `${role.replace('_', '-')}-role`;
}
