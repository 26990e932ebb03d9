import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { down } from '../down.ts';
import { layoutOf } from '../layout.ts';
import { deleteData } from '../postgres-account.ts';
import { STATE_DIR } from '../settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make reset

Ends the mesh of this checkout and deletes its data: every account, product and order of the local run.
Databases of a server named by POSTGRES_URL are left alone.`;

await runCommand(USAGE, {}, async () => {
  process.stdout.write(`${await down(STATE_DIR)}\n`);
  const { data } = layoutOf(STATE_DIR);
  deleteData(join(data, 'postgres'));
  rmSync(data, { recursive: true, force: true });
  process.stdout.write('Its data is deleted.\n');
});
