import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, isAlive, type ProcessId } from './pid.ts';

/** Somebody else has the lock; `owner` is a process that lives. */
export class Locked extends Error {
  readonly owner: ProcessId;
  constructor(file: string, owner: ProcessId) {
    super(`${file} is held by process ${owner.pid}`);
    this.owner = owner;
  }
}

/** Takes a lock that dies with this process, even by kill -9; throws Locked while another live process has it. Returns its release. */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(identify(process.pid)));
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = lockOwner(file);
      if (owner !== undefined) throw new Locked(file, owner);
      setAside(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Who holds the lock and lives; undefined when nobody does. */
export function lockOwner(file: string): ProcessId | undefined {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as ProcessId;
    return isAlive(owner) ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a dead owner's lock. Another process may have done so and taken it in between: then what we hold is alive, and goes back. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    if (lockOwner(aside) !== undefined) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
}
