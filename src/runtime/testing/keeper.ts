// node keeper.ts <folder> <pid>: keeps a PostgreSQL in the folder as long as that process lives, then leaves nothing behind.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../../local/postgres.ts';
import { isAlive } from './server-of-run.ts';

const [folder, run] = process.argv.slice(2) as [string, string];

try {
  const server = await startPostgres({ dataDir: join(folder, 'data') });
  tell('url', server.adminUrl);
  while (isAlive(Number(run))) await sleep(100);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  tell('problem', (error as Error).message);
  process.exitCode = 1;
}

/** Readers see the whole file or none. */
function tell(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new`), text, { mode: 0o600 });
  renameSync(join(folder, `${name}.new`), join(folder, name));
}
