import { loadMesh } from '../../mesh/load.ts';
import { migrate } from '../../src/runtime/migrate.ts';
import { runCommand } from './command.ts';
import { withDatabases } from './service-databases.ts';

const USAGE = `Usage: make migrate [SERVICE=catalog [TO=20261121090000_create_catalog | DOWN=1]]

Brings the databases of this checkout's mesh to the newest schema; the mesh may run or not.
  --service <name>   only this service's
  --to <migration>   up or down to this one
  --down             take the last one back`;

await runCommand(
  USAGE,
  { service: { type: 'string' }, to: { type: 'string' }, down: { type: 'boolean' } },
  async ({ service, to, down }) => {
    if ((to || down) && !service) throw new Error('TO and DOWN need a SERVICE.');
    const owners = loadMesh('dev').services.filter(({ database }) => database);
    const names = service ? [service] : owners.map(({ name }) => name);
    if (!owners.some(({ name }) => names.includes(name))) {
      throw new Error(
        `There is no service "${service}" with a database; there are ${owners.map(({ name }) => name).join(', ')}.`,
      );
    }
    await withDatabases(names, async (name, url) => {
      const result = await migrate({
        service: name,
        url,
        role: name,
        ...(to ? { to } : {}),
        ...(down ? { down } : {}),
      });
      for (const each of result.reverted) process.stdout.write(`${name}: took back ${each}\n`);
      for (const each of result.applied) process.stdout.write(`${name}: applied ${each}\n`);
      process.stdout.write(`${name}: at ${result.current ?? 'an empty database'}\n`);
    });
  },
);
