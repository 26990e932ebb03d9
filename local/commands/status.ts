import { control } from '../control.ts';
import { layoutOf } from '../layout.ts';
import { STATE_DIR } from '../settings.ts';
import { type ProcessStatus, statusTable } from '../status.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make status

Shows every process of the running mesh, and whether the gateway's Envoy finds it healthy.
  --json  the same as JSON`;

await runCommand(USAGE, { json: { type: 'boolean' } }, async ({ json }) => {
  const processes = await control<ProcessStatus[]>(layoutOf(STATE_DIR).control, 'status');
  process.stdout.write(`${json ? JSON.stringify(processes, null, 2) : statusTable(processes)}\n`);
});
