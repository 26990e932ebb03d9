import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { control, NotRunning } from './control.ts';
import { layoutOf } from './layout.ts';
import { lockOwner } from './lock.ts';
import { endOrphans } from './orphans.ts';
import { isAlive, signal } from './pid.ts';
import { until } from './until.ts';

const DEADLINE_MS = 60_000;

/** Ends the mesh of `dir`: asks the process that runs it, or ends what a killed one left. Returns what it did in words. */
export async function down(dir: string): Promise<string> {
  const paths = layoutOf(dir);
  const owner = lockOwner(paths.lock);
  if (owner === undefined) {
    const orphans = await endOrphans(paths.journal);
    return orphans.length > 0
      ? `Ended what a killed run had left: ${orphans.join(', ')}.`
      : 'Plaza does not run here.';
  }
  await control(paths.control, 'down').catch((error) => {
    // It has no socket while it starts.
    if (!(error instanceof NotRunning)) throw error;
    signal(owner, 'SIGTERM');
  });
  await until(`process ${owner.pid} has ended`, () => !isAlive(owner), { deadlineMs: DEADLINE_MS });
  return 'Plaza has ended.';
}

/** Ends what killed test runs left in their folders of the same state. */
export async function sweepTests(dir: string): Promise<void> {
  for (const name of readdirSync(dir).filter((each) => each.startsWith('test-'))) {
    const paths = layoutOf(join(dir, name));
    if (lockOwner(paths.lock) === undefined) await endOrphans(paths.journal);
  }
}
