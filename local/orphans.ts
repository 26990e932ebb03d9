import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, isAlive, type ProcessId } from './pid.ts';
import type { Kind, Watcher } from './process.ts';

interface Entry extends ProcessId {
  name: string;
  kind: Kind;
  stopSignal: NodeJS.Signals;
}

/** Notes every child in a file of its own below `folder` for as long as it lives, so that a later run can find what a killed one left. */
export function journal(folder: string): Watcher {
  mkdirSync(folder, { recursive: true });
  return {
    started(spec, id) {
      const entry: Entry = {
        ...id,
        name: spec.name,
        kind: spec.kind,
        stopSignal: spec.stopSignal ?? 'SIGTERM',
      };
      // By rename: a file cut short by a kill would hide its orphan.
      writeFileSync(join(folder, `${id.pid}.new`), JSON.stringify(entry));
      renameSync(join(folder, `${id.pid}.new`), join(folder, String(id.pid)));
    },
    ended(_spec, id) {
      rmSync(join(folder, String(id.pid)), { force: true });
    },
  };
}

/** Ends every process that the journal knows and that still lives; returns their names. PostgreSQL goes last: others write to it. */
export async function endOrphans(folder: string, deadlineMs = 10_000): Promise<string[]> {
  const entries = readJournal(folder);
  const orphans = entries.filter(isAlive);
  const stop = async (chosen: Entry[]): Promise<unknown> =>
    Promise.all(chosen.map((orphan) => end(orphan, orphan.stopSignal, deadlineMs)));
  await stop(orphans.filter((orphan) => orphan.kind !== 'postgres'));
  await stop(orphans.filter((orphan) => orphan.kind === 'postgres'));
  for (const { pid } of entries) rmSync(join(folder, String(pid)), { force: true });
  return orphans.map((orphan) => orphan.name).sort();
}

function readJournal(folder: string): Entry[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Entry);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
