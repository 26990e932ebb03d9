import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * PostgreSQL refuses to run as root. `self`: we are not root. `namespace`: root, in a user namespace of its own where it is
 * not. `user`: root where namespaces are forbidden: a system user, with everything it touches below the temp folder,
 * because a parent folder such as /root (0700) would keep it from its own files.
 */
export type Way = 'self' | 'namespace' | 'user';

export interface Account {
  way: Way;
  /** The cluster's folder as the account can reach it. */
  dataDir: string;
  /** How `program` of the binaries is run with `args`. */
  run(
    program: 'initdb' | 'postgres',
    args: string[],
  ): { command: string; args: string[]; cwd?: string; uid?: number; gid?: number };
  /** Hands a file or folder that we made over to the account. */
  give(path: string): void;
}

/** How PostgreSQL with its data in `dataDir` runs here. Existing data decides before anything else: its owner has to stay. */
export function postgresAccount(dataDir: string, binaries: string, forced?: Way): Account {
  const way =
    forced ?? (process.getuid?.() !== 0 ? 'self' : isLink(dataDir) || !canUnshare() ? 'user' : 'namespace');
  if (way === 'user') return systemUser(dataDir, binaries);
  return {
    way,
    dataDir,
    run(program, args) {
      const path = join(binaries, 'bin', program);
      return way === 'self'
        ? { command: path, args }
        : { command: 'unshare', args: ['--user', path, ...args] };
    },
    give() {},
  };
}

const USER = 'plaza-postgres';

function systemUser(dataDir: string, binaries: string): Account {
  const { uid, gid } = ensureUser();
  const give = (path: string): void => chownSync(path, uid, gid);
  let home = isLink(dataDir) ? dirname(readlinkSync(dataDir)) : undefined;
  // Temp folders get cleaned, and then the name is free for anybody: only a home that is the user's is trusted.
  if (home === undefined || !existsSync(home) || statSync(home).uid !== uid) {
    home = mkdtempSync(join(realpathSync(tmpdir()), 'plaza-postgres-'));
    give(home);
    rmSync(dataDir, { force: true });
    symlinkSync(join(home, 'data'), dataDir);
  }
  const copy = join(home, 'binaries');
  if (!existsSync(copy)) {
    cpSync(binaries, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    chmodSync(`${copy}.new`, 0o755);
    renameSync(`${copy}.new`, copy);
  }
  return {
    way: 'user',
    dataDir: join(home, 'data'),
    run: (program, args) => ({ command: join(copy, 'bin', program), args, cwd: home, uid, gid }),
    give,
  };
}

function ensureUser(): { uid: number; gid: number } {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER],
        {
          stdio: 'ignore',
        },
      );
      return { uid: id('-u'), gid: id('-g') };
    } catch (cause) {
      throw new Error(
        `PostgreSQL does not run as root, and neither "unshare --user" nor "useradd ${USER}" works here: run as an ordinary user, or name a server with POSTGRES_URL.`,
        { cause },
      );
    }
  }
}

function canUnshare(): boolean {
  try {
    execFileSync('unshare', ['--user', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Deletes a cluster's data wherever it is: a link's home below the temp folder goes too. */
export function deleteData(dataDir: string): void {
  if (isLink(dataDir)) rmSync(dirname(readlinkSync(dataDir)), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
