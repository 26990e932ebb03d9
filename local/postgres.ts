import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { logSettings } from '../src/runtime/postgres-server.ts';
import { endWithProcess } from './end-with-process.ts';
import { takeLock } from './lock.ts';
import { lastLines } from './log-file.ts';
import { freePorts, type PickPorts } from './ports.ts';
import { postgresAccount, type Way } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { clearStalePostmaster, ensureCluster } from './postgres-cluster.ts';
import {
  closeMaintenanceDatabases,
  createDatabase,
  createServiceDatabase,
  ownerOf,
  requireVersion,
} from './postgres-database.ts';
import { type Child, isOver, supervise, type Watcher } from './process.ts';
import { secret } from './secret.ts';
import { Hopeless, until } from './until.ts';

export interface Postgres {
  host: string;
  port: number;
  /** For the superuser, in the database `postgres`. Holds a password: not for any log. */
  adminUrl: string;
  /** For `role` (default: the role of the same name) in `database`. Holds a password too. */
  url(database: string, role?: string): string;
  /** Makes a database and the role of the same name that owns it; changes nothing when they are there. */
  createDatabase(name: string): Promise<void>;
  /** Makes a service's database, the role that the service signs in as, which has its name, and the one that owns it. */
  createServiceDatabase(service: string): Promise<void>;
  /** For the owner of a service's database, which runs its migrations. */
  ownerUrl(service: string): string;
  /** The supervised postmaster; undefined for a server that is not ours. */
  child: Child | undefined;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** The cluster's folder; `<dataDir>.secret`, `.lock` and `.log` stand beside it. */
  dataDir: string;
  /** Admin URL of a server that runs already; then none is started, and `dataDir` only names where the secret is kept. */
  serverUrl?: string | undefined;
  /** Default `<dataDir>.log`. */
  logFile?: string;
  watcher?: Watcher;
  /** Default: any free port. */
  pickPorts?: PickPorts;
  /** Forces how it runs as root; for tests. */
  way?: Way;
}

/** Starts PostgreSQL on a free loopback port (or connects to `serverUrl`) and waits until it answers. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  const seed = secret(`${dataDir}.secret`);
  if (options.serverUrl !== undefined) {
    await waitUntilReady(options.serverUrl, undefined).catch((cause: Error) => {
      throw new Error(`The server of POSTGRES_URL cannot be used: ${cause.message}`, { cause });
    });
    return handle(options.serverUrl, seed, undefined, () => {});
  }
  const release = takeLock(`${dataDir}.lock`);
  try {
    const { adminUrl, child, forget } = await startServer(dataDir, seed, options);
    return handle(adminUrl, seed, child, () => {
      forget();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
}

async function startServer(
  dataDir: string,
  seed: string,
  options: PostgresOptions,
): Promise<{ adminUrl: string; child: Child; forget: () => void }> {
  const account = postgresAccount(dataDir, postgresBinaries(), options.way);
  await ensureCluster(account, derive(seed, 'postgres'));
  const logFile = options.logFile ?? `${dataDir}.log`;
  for (let attempt = 1; ; attempt += 1) {
    await clearStalePostmaster(account.dataDir);
    const [port] = (await (options.pickPorts ?? freePorts)(1)) as [number];
    const child = supervise(
      {
        name: 'postgres',
        kind: 'postgres',
        ...account.run('postgres', ['-D', account.dataDir, '-p', String(port), ...settings()]),
        logFile,
        // Fast shutdown: SIGTERM would wait for every client to leave.
        stopSignal: 'SIGINT',
        stopDeadlineMs: 30_000,
        beforeRestart: () => clearStalePostmaster(account.dataDir),
      },
      options.watcher,
      false,
    );
    // Who watches it ends it; else a command or a test that is interrupted would leave it behind.
    const forget = options.watcher ? () => {} : endWithProcess(child.stop);
    try {
      const url = new URL(`postgres://postgres@127.0.0.1:${port}/postgres`);
      url.password = derive(seed, 'postgres');
      await waitUntilReady(url.href, child);
      await closeMaintenanceDatabases(url.href);
      child.restart = true;
      return { adminUrl: url.href, child, forget };
    } catch (cause) {
      await child.stop();
      forget();
      // A port lost in a race, or the last processes of a killed predecessor: both pass.
      const said = lastLines(logFile);
      if (attempt < 20 && /could not create any TCP|still in use/.test(said)) continue;
      throw new Error(`PostgreSQL does not start; the end of ${logFile}: ${said}`, { cause });
    }
  }
}

async function waitUntilReady(adminUrl: string, child: Child | undefined): Promise<void> {
  await until(
    'PostgreSQL answers',
    async () => {
      if (child && isOver(child)) throw new Hopeless('PostgreSQL ended');
      await requireVersion(adminUrl);
      return true;
    },
    { deadlineMs: child ? 60_000 : 2_000 },
  );
}

function handle(adminUrl: string, seed: string, child: Child | undefined, release: () => void): Postgres {
  const admin = new URL(adminUrl);
  const url = (database: string, role = database): string => {
    const own = new URL(admin);
    own.username = role;
    own.password = derive(seed, role);
    own.pathname = `/${database}`;
    return own.href;
  };
  return {
    host: admin.hostname,
    port: Number(admin.port || 5432),
    adminUrl,
    url,
    createDatabase: (name) => createDatabase(adminUrl, name, derive(seed, name)),
    createServiceDatabase: (service) =>
      createServiceDatabase(adminUrl, service, {
        owner: derive(seed, ownerOf(service)),
        service: derive(seed, service),
      }),
    ownerUrl: (service) => url(service, ownerOf(service)),
    child,
    async stop() {
      await child?.stop();
      release();
    },
  };
}

/** Every role's password follows from the one kept secret. */
function derive(seed: string, role: string): string {
  return createHmac('sha256', seed).update(role).digest('base64url');
}

function settings(): string[] {
  return [
    'listen_addresses=127.0.0.1',
    // TCP only: the path of a socket in a deep checkout would be too long.
    'unix_socket_directories=',
    'max_connections=300',
    'timezone=UTC',
    'log_timezone=UTC',
    // Short queries only: compiling them costs more than they do.
    'jit=off',
    ...Object.entries(logSettings).map(([name, value]) => `${name}=${value}`),
  ].flatMap((setting) => ['-c', setting]);
}
