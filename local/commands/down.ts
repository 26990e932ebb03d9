import { existsSync } from 'node:fs';
import { down, sweepTests } from '../down.ts';
import { STATE_DIR } from '../settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make down

Ends the mesh that runs in this checkout, from any terminal. Its data stays for the next "make up".`;

await runCommand(USAGE, {}, async () => {
  process.stdout.write(`${await down(STATE_DIR)}\n`);
  if (existsSync(STATE_DIR)) await sweepTests(STATE_DIR);
});
