import { join } from 'node:path';
import type { Mesh } from '../mesh/types.ts';
import { migrate } from '../src/runtime/migrate.ts';
import type { Crew } from './crew.ts';
import type { Layout } from './layout.ts';
import type { PickPorts } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { allSettled } from './steps.ts';

/** Where pg-boss keeps its queues. */
export const BROKER_DATABASE = 'broker';

/** PostgreSQL with each service's database at the newest schema, and an empty one for the broker. */
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
  return postgres;
}
