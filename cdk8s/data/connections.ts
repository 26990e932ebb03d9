import type { Cluster } from '../../mesh/cluster.ts';
import type { Service } from '../../mesh/types.ts';
import { stable } from '../names.ts';
import { copiesWhileRolledOut } from '../workload/rollout.ts';

/**
 * A copy's pool has 10 (src/runtime/database.ts), its health check one, and what listens or migrates some more. There is no PgBouncer in between:
 * sessions hold advisory locks, LISTEN and prepared statements.
 */
export const connectionsPerCopy = 16;
/** Of the operator, of replicas and of people. */
const others = 50;

/** How many connections a server must take when its services are at their largest and are rolled out. */
export function maxConnections(cluster: Cluster, services: Service[]): number {
  const copies = services.reduce(
    (sum, { name, versions }) => sum + [stable, ...versions].length * copiesWhileRolledOut(cluster, name),
    0,
  );
  return copies * connectionsPerCopy + others;
}
