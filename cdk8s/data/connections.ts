import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { copiesWhileRolledOut } from '../workload/rollout.ts';
import { type Database, opens } from './database-access.ts';

/**
 * A copy's pool has 10 (DB_POOL's default), its health check one, and what listens or migrates some more. There is no PgBouncer in between: sessions
 * hold advisory locks, LISTEN and prepared statements.
 */
export const connectionsPerCopy = 16;
/** Of the operator, of replicas and of people. */
const others = 50;

/** How many connections a server must take when all who use its databases are at their largest and are rolled out. */
export function maxConnections(mesh: Mesh, cluster: Cluster, databases: Database[]): number {
  const copies = databases
    .flatMap((database) => mesh.services.filter((service) => opens(service, database)))
    .reduce(
      (sum, { name, versions }) => sum + [stable, ...versions].length * copiesWhileRolledOut(cluster, name),
      0,
    );
  return copies * connectionsPerCopy + others;
}
