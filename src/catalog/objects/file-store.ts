import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectStore } from './object-store.ts';

/** No upload takes that long: a temporary file of this age was left by a crash. */
const LEFT_BEHIND_MS = 3_600_000;

/** A file for each object, below `folder`; replicas may share it. The key says all of a type that this store has to know. */
export function createFileStore(folder: string): ObjectStore {
  const temporary = join(folder, 'tmp');
  let prepared: Promise<void> | undefined;

  async function prepare(): Promise<void> {
    await mkdir(temporary, { recursive: true });
    for (const name of await readdir(temporary)) {
      const path = join(temporary, name);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true });
    }
  }

  return {
    async put(key, bytes) {
      prepared ??= prepare();
      await prepared.catch((error) => {
        prepared = undefined;
        throw error;
      });
      const path = pathOf(folder, key);
      await mkdir(dirname(path), { recursive: true });
      const written = join(temporary, randomUUID());
      try {
        await writeDurably(written, bytes);
        await rename(written, path);
      } catch (error) {
        await rm(written, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async get(key) {
      try {
        return await readFile(pathOf(folder, key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    async delete(key) {
      await rm(pathOf(folder, key), { force: true });
    },
  };
}

function pathOf(folder: string, key: string): string {
  if (!/^[a-z]+\/[0-9a-f]{64}$/.test(key)) throw new Error(`${key} is no key of an object`);
  return join(folder, key);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
