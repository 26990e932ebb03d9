import { control } from '../control.ts';
import { layoutOf } from '../layout.ts';
import { STATE_DIR } from '../settings.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make replay QUEUE=order_queue

Moves the dead letters of a queue of the running mesh back to it: events that failed again and again, once what made them fail
is mended.
  --queue <name>  which queue`;

await runCommand(USAGE, { queue: { type: 'string' } }, async ({ queue }) => {
  if (!queue) throw new Error('Say which: make replay QUEUE=order_queue');
  const moved = await control<number>(layoutOf(STATE_DIR).control, 'replay', { queue });
  process.stdout.write(`${queue}: ${moved === 1 ? 'one event' : `${moved} events`} moved back\n`);
});
