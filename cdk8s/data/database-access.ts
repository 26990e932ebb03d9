import type { k8s } from 'cdk8s-plus-34';
import type { Cluster } from '../../mesh/cluster.ts';
import { databasePort } from '../ports.ts';

const folder = '/etc/plaza/database';

/** The CloudNativePG cluster that has a service's database. */
export function serverOf(cluster: Cluster, service: string): string {
  return cluster.database.servers === 'shared' ? 'plaza-db' : `${service}-db`;
}

/** Where a service's database is, as its own role, with the server's certificate checked; service, role and database have one name. */
export function databaseUrl(cluster: Cluster, service: string, password: string): string {
  const host = `${serverOf(cluster, service)}-rw`;
  return `postgres://${service}:${password}@${host}:${databasePort}/${service}?sslmode=verify-full&sslrootcert=${folder}/ca.crt`;
}

/** The certificate of the authority that CloudNativePG makes for a server, and never its key. */
export function databaseAuthority(
  cluster: Cluster,
  service: string,
): { volume: k8s.Volume; mount: k8s.VolumeMount } {
  return {
    volume: {
      name: 'database-ca',
      secret: { secretName: `${serverOf(cluster, service)}-ca`, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    },
    mount: { name: 'database-ca', mountPath: folder, readOnly: true },
  };
}

/** The Secret by which CloudNativePG learns a role's password. */
export function roleSecret(service: string): string {
  return `${service}-role`;
}
