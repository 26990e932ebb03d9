// Brings one service's database to a version of its schema: migrations/<service>/<timestamp>_<what>.ts, each exporting `up` and
// `down` that take a knex. Safe to start at once from several replicas; refuses a database that is newer than the code.
//
//   await migrate({ service: 'catalog', url });                       // all that are missing
//   await migrate({ service: 'catalog', url, to: '20261121100000_products' });   // up or down to that one
//   await migrate({ service: 'catalog', url, down: true });           // the last one back
//
// `url` is the owner's, who may change the schema. `role` names the other role, which the service signs in as: it gets the rights
// on the rows and nothing more (table-access.ts).
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import knexFactory, { type Knex } from 'knex';
import { grantAccess } from './table-access.ts';

export interface MigrateOptions {
  service: string;
  /** Of the role that owns the schema. */
  url: string;
  /** The role that the service signs in as, when it is not the owner. */
  role?: string;
  /** Name of the migration to be the last applied; with or without .ts. */
  to?: string;
  /** Take back the last one. */
  down?: boolean;
  /** Default: migrations/<service> of this repository. */
  directory?: string;
}

export interface MigrateResult {
  applied: string[];
  reverted: string[];
  /** The last one applied now, undefined in an empty database. */
  current: string | undefined;
}

/** The database has migrations that this code does not know. */
export class SchemaTooNewError extends Error {
  /** Of those that the code knows it has all. */
  readonly complete: boolean;

  constructor(message: string, complete: boolean) {
    super(message);
    this.complete = complete;
  }
}

/** A DDL statement that waits for its lock blocks every later reader of the table: better to fail and be started again. */
const LOCK_TIMEOUT_MS = 5_000;
/** Any constant will do; advisory locks are per database, and each service has its own. */
const ADVISORY_LOCK = 7_075_203;

export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const directory =
    options.directory ?? fileURLToPath(new URL(`../../migrations/${options.service}/`, import.meta.url));
  const known = await migrationNames(directory, options.service);
  const to = options.to === undefined ? undefined : resolveTarget(options.to, known, options.service);
  const knex = connect(options.url, directory, known);
  try {
    return await locked(knex, async () => {
      const before = await completed(knex);
      refuseNewer(options.service, before, known);
      if (options.down) await revertDownTo(knex, before.at(-2));
      else if (to === undefined) await knex.migrate.latest();
      else if (before.includes(to)) await revertDownTo(knex, to);
      else await applyUpTo(knex, to);
      if (options.role !== undefined) await grantAccess(knex, options.role);
      const after = await completed(knex);
      return {
        applied: after.filter((name) => !before.includes(name)),
        reverted: before.filter((name) => !after.includes(name)).reverse(),
        current: after.at(-1),
      };
    });
  } finally {
    await knex.destroy();
  }
}

async function applyUpTo(knex: Knex, target: string): Promise<void> {
  while ((await completed(knex)).at(-1) !== target) await knex.migrate.up();
}

async function revertDownTo(knex: Knex, target: string | undefined): Promise<void> {
  for (;;) {
    const last = (await completed(knex)).at(-1);
    if (last === target || last === undefined) return;
    await knex.migrate.down();
  }
}

function connect(url: string, directory: string, names: string[]): Knex {
  return knexFactory({
    client: 'pg',
    connection: { connectionString: url, application_name: 'plaza migrate' },
    // One connection: the advisory lock belongs to its session, and so do the migrations.
    pool: { min: 1, max: 1 },
    acquireConnectionTimeout: 10_000,
    migrations: {
      // refuseNewer says it better
      disableMigrationsListValidation: true,
      migrationSource: {
        getMigrations: async () => names,
        getMigrationName: (name: string) => name,
        getMigration: (name: string) => import(new URL(`${name}.ts`, pathToFileURL(`${directory}/`)).href),
      },
    },
  });
}

/** Runs alone among all migrators of this database; a second replica waits, and then finds nothing to do. */
async function locked<T>(knex: Knex, work: () => Promise<T>): Promise<T> {
  await knex.raw('select pg_advisory_lock(?)', [ADVISORY_LOCK]);
  await knex.raw(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
  // Knex keeps a lock row of its own, which a killed migrator leaves behind; whoever holds the session lock may clear it.
  await knex.migrate.forceFreeMigrationsLock();
  return work();
}

async function completed(knex: Knex): Promise<string[]> {
  const [done] = (await knex.migrate.list()) as [{ name: string }[], unknown];
  return done.map(({ name }) => name).sort();
}

function refuseNewer(service: string, done: string[], known: string[]): void {
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new SchemaTooNewError(
    `The database of ${service} has migrations that this version does not know (${unknown.join(', ')}). ` +
      'Run the newer version of Plaza, or take them back with it first.',
    known.every((name) => done.includes(name)),
  );
}

function resolveTarget(to: string, known: string[], service: string): string {
  const name = to.replace(/\.ts$/, '');
  if (known.includes(name)) return name;
  throw new Error(`${service} has no migration ${name}; there are: ${known.join(', ')}`);
}

async function migrationNames(directory: string, service: string): Promise<string[]> {
  const files = await readdir(directory).catch(() => {
    throw new Error(`There is no service ${service} with migrations: ${directory} cannot be read`);
  });
  return files
    .filter((file) => /^\d{14}_\w+\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

const USAGE = `Usage: DATABASE_URL=postgres://… node src/runtime/migrate.ts --service <name> [--role <role>] [--to <migration> | --down | --or-newer]

Brings the database of a service to the schema of this version. DATABASE_URL is that of the role which owns it.
  --service <name>    whose migrations to run (migrations/<name>/)
  --role <role>       the role that the service signs in as: it is given its rights on the tables
  --to <migration>    go up or down until this one is the last applied
  --down              take the last one back
  --or-newer          a newer database that has all of this version's migrations is left as it is, which is well: for a
                      version that comes back on tables which the one after it made
  --help              this text
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the database is newer than the code.
`;

async function main(): Promise<number> {
  let flags: {
    service?: string;
    role?: string;
    to?: string;
    down?: boolean;
    'or-newer'?: boolean;
    help?: boolean;
  };
  try {
    flags = parseArgs({
      options: {
        service: { type: 'string' },
        role: { type: 'string' },
        to: { type: 'string' },
        down: { type: 'boolean' },
        'or-newer': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return usage((error as Error).message);
  }
  if (flags.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { service, role, to, down } = flags;
  const url = process.env.DATABASE_URL;
  if (!service) return usage('--service is missing');
  if (to !== undefined && down) return usage('--to and --down exclude each other');
  if (flags['or-newer'] && (to !== undefined || down))
    return usage('--or-newer goes with neither --to nor --down');
  if (!url) return usage('DATABASE_URL is not set');
  try {
    const result = await migrate({
      service,
      url,
      ...(role === undefined ? {} : { role }),
      ...(to === undefined ? {} : { to }),
      ...(down ? { down } : {}),
    });
    for (const name of result.reverted) console.log(`${service}: took back ${name}`);
    for (const name of result.applied) console.log(`${service}: applied ${name}`);
    console.log(`${service}: at ${result.current ?? 'an empty database'}`);
    return 0;
  } catch (error) {
    if (flags['or-newer'] && error instanceof SchemaTooNewError && error.complete) {
      console.log(`${service}: newer than this version, and left so`);
      return 0;
    }
    console.error((error as Error).message || String(error));
    return error instanceof SchemaTooNewError ? 3 : 1;
  }
}

function usage(problem: string): number {
  process.stderr.write(`${problem}\n\n${USAGE}`);
  return 2;
}

if (import.meta.main) process.exitCode = await main();
