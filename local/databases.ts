import { join } from 'node:path';
import { accessOf, topologyOf } from '../mesh/queues.ts';
import type { Mesh } from '../mesh/types.ts';
import { setUpQueues } from '../src/runtime/broker/pg-boss-queues.ts';
import { createLog } from '../src/runtime/log.ts';
import { migrate } from '../src/runtime/migrate.ts';
import type { Crew } from './crew.ts';
import type { Layout } from './layout.ts';
import type { PickPorts } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { allSettled } from './steps.ts';

/** Where pg-boss keeps its queues; the role of the same name owns them, and no service signs in as it. */
export const BROKER_DATABASE = 'broker';

/** PostgreSQL with each service's database at the newest schema, and the broker's with its queues, which each service may use as the graph says. */
export async function startDatabases(
  mesh: Mesh,
  paths: Layout,
  crew: Crew,
  serverUrl: string | undefined,
  pickPorts: PickPorts,
): Promise<Postgres> {
  const postgres = await startPostgres({
    dataDir: join(paths.data, 'postgres'),
    serverUrl,
    pickPorts,
    logFile: join(paths.logs, 'postgres.log'),
    watcher: crew.watcher,
  });
  crew.atEnd(() => postgres.stop());
  const owners = mesh.services.filter(({ database }) => database).map(({ name }) => name);
  await allSettled([
    ...owners.map(async (service) => {
      await postgres.createServiceDatabase(service);
      await migrate({ service, url: postgres.ownerUrl(service), role: service });
    }),
    postgres.createDatabase(BROKER_DATABASE),
  ]);
  await setUpQueues({
    url: postgres.url(BROKER_DATABASE),
    topology: topologyOf(mesh),
    access: accessOf(mesh),
    log: createLog({ service: 'broker', instance: 'broker', level: 'error' }),
  });
  return postgres;
}
