import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine, end, identify } from './pid.ts';
import type { Account } from './postgres-account.ts';

const MAJOR = '18';

/**
 * Makes the account's cluster if there is none. It appears whole or not at all. Passwords for everybody; UTF-8 and the
 * built-in locale, so that texts sort alike on every machine.
 */
export async function ensureCluster(account: Account, password: string): Promise<void> {
  const { dataDir } = account;
  if (existsSync(dataDir)) {
    const made = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
    if (made === MAJOR) return;
    throw new Error(
      `${dataDir} was made by PostgreSQL ${made}, and this is ${MAJOR}: "make reset" starts afresh.`,
    );
  }
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  const temporary = mkdtempSync(join(tmpdir(), 'plaza-initdb-'));
  const passwordFile = join(temporary, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  account.give(passwordFile);
  account.give(temporary);
  try {
    const { command, args, ...options } = account.run('initdb', [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    await promisify(execFile)(command, args, options);
  } catch (cause) {
    const said = String((cause as { stderr?: string }).stderr ?? cause).trim();
    throw new Error(`initdb failed: ${said.split('\n').slice(-3).join(' ')}`, { cause });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  renameSync(draft, dataDir);
}

/**
 * Makes way for a new postmaster after one that was killed: ends it when it still runs as an orphan, and sees to it that its
 * lock file does not stop the new one because its number belongs to somebody else by now.
 */
export async function clearStalePostmaster(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const [first = '', ...rest] = readFileSync(lock, 'utf8').split('\n');
  const orphan = identify(Number(first));
  if (orphan !== undefined && commandLine(orphan.pid).includes(`-D ${dataDir}`)) {
    // SIGINT is PostgreSQL's fast shutdown: connections are cut, and the data is written out.
    await end(orphan, 'SIGINT', 20_000);
    return;
  }
  // Its own parent's number is the one that a postmaster takes for stale while it still checks, by the shared memory named
  // further down in the file, that no process of its predecessor is left. Deleting the file would lose that check.
  writeFileSync(lock, [String(process.pid), ...rest].join('\n'));
}
