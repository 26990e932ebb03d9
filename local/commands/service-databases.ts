import { join } from 'node:path';
import { control, NotRunning } from '../control.ts';
import { createLayout, type Layout } from '../layout.ts';
import { startPostgres } from '../postgres.ts';
import { readSettings, STATE_DIR } from '../settings.ts';

/** The databases of the running mesh, by their owners, or, when none runs, of a PostgreSQL started for the purpose. */
export async function withDatabases(
  names: string[],
  use: (name: string, url: string, paths: Layout) => Promise<void>,
): Promise<void> {
  const paths = createLayout(STATE_DIR);
  try {
    for (const name of names)
      await use(name, await control<string>(paths.control, 'database', { service: name }), paths);
    return;
  } catch (error) {
    if (!(error instanceof NotRunning)) throw error;
  }
  const { serverUrl } = readSettings();
  const postgres = await startPostgres({
    dataDir: join(paths.data, 'postgres'),
    serverUrl,
    logFile: join(paths.logs, 'postgres.log'),
  });
  try {
    for (const name of names) {
      await postgres.createServiceDatabase(name);
      await use(name, postgres.ownerUrl(name), paths);
    }
  } finally {
    await postgres.stop();
  }
}
