import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { rows } from '../../mesh/plaza.ts';
import { skeleton, withRow } from '../new-service/skeleton.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make new-service NAME=greeter

Writes what a new service starts with: its proto, its folder in src/, its first migration and its row in mesh/plaza.ts.
  --name <name>  2 to 30 of a-z; the name of its folder, its database, its workload identity and its proto package`;

await runCommand(USAGE, { name: { type: 'string' } }, async ({ name }) => {
  if (!name || !/^[a-z]{2,30}$/.test(name) || ['gateway', 'runtime', 'mesh', 'stream'].includes(name)) {
    throw new Error(
      `"${name ?? ''}" is no name for a service: 2 to 30 of a-z, and none that has another meaning. make new-service NAME=greeter`,
    );
  }
  if (rows.some((row) => row.name === name)) throw new Error(`mesh/plaza.ts has a service ${name} already.`);
  const files = skeleton(name, new Date().toISOString().replace(/\D/g, '').slice(0, 14));
  const taken = Object.keys(files).find((path) => existsSync(path));
  if (taken) throw new Error(`${taken} is there already; nothing was written.`);
  const plaza = withRow(readFileSync('mesh/plaza.ts', 'utf8'), name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`${path}\n`);
  }
  writeFileSync('mesh/plaza.ts', plaza);
  process.stdout.write(
    `mesh/plaza.ts\nNext: make proto, then make up; docs/adding-a-service.md goes on from there.\n`,
  );
});
