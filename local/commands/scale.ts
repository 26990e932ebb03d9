import { control } from '../control.ts';
import { layoutOf } from '../layout.ts';
import { STATE_DIR } from '../settings.ts';
import { type ProcessStatus, statusTable } from '../status.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make scale SERVICE=catalog REPLICAS=3 [VERSION=v2]

Changes how many replicas of a version of a service the running mesh has. New ones get traffic once they are healthy; those
that leave finish what they have begun.
  --service <name>    which service
  --replicas <count>  how many replicas of the version, 0 to 20
  --version <name>    default v1; clients choose another by the header x-plaza-version`;

await runCommand(
  USAGE,
  { service: { type: 'string' }, replicas: { type: 'string' }, version: { type: 'string' } },
  async ({ service, replicas, version = 'v1' }) => {
    if (!service || !replicas)
      throw new Error('Say which and how many: make scale SERVICE=catalog REPLICAS=3');
    const argument = { service, replicas: Number(replicas), version };
    const processes = await control<ProcessStatus[]>(layoutOf(STATE_DIR).control, 'scale', argument);
    process.stdout.write(`${statusTable(processes)}\n`);
  },
);
