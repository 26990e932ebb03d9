// A database of its own for a spec file, on a real PostgreSQL.
//
//   const { db, url, close } = await testDatabase({ service: 'catalog' });   // with the service's schema
//   after(close);
//
// The server is TEST_DATABASE_URL (an admin URL) when that is set; else one throw-away server is started for the whole test run.
// A service's migrations run once into a template, which each spec file clones in milliseconds.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Database, openDatabase } from '../database.ts';
import { createLog, type Logger } from '../log.ts';
import { migrate } from '../migrate.ts';
import { testServerUrl } from './server-of-run.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Another pool on the same database, as a second replica has it; closed by close(). */
  openAnother(max?: number): Database;
  /** Closes all pools and drops the database. */
  close(): Promise<void>;
}

/** An empty database, or with `service` one with the schema of that service. */
export async function testDatabase(options: { service?: string; max?: number } = {}): Promise<TestDatabase> {
  const admin = await testServerUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.service === undefined ? 'template0' : await templateOf(admin, options.service);
  await withAdmin(admin, (client) => client.query(`create database ${name} template ${template}`));
  const url = databaseUrl(admin, name);
  const opened: Database[] = [];
  const openAnother = (max = 10) => {
    const db = openDatabase({ url, max, name: 'test', log: silentLog() });
    opened.push(db);
    return db;
  };
  return {
    db: openAnother(options.max),
    url,
    openAnother,
    async close() {
      await Promise.all(opened.map((db) => db.close()));
      await withAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** A logger that writes nothing. */
export function silentLog(): Logger {
  return createLog({ service: 'test', instance: 'test', level: 'silent' }, { write: () => {} });
}

/** The name of a database with the current migrations of a service; made by whichever spec file comes first. */
async function templateOf(admin: string, service: string): Promise<string> {
  const folder = fileURLToPath(new URL(`../../../migrations/${service}/`, import.meta.url));
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`));
  const name = `template_${service}_${hash.digest('hex').slice(0, 12)}`;
  return withAdmin(admin, async (client) => {
    await client.query('select pg_advisory_lock(7075204)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      // Under another name until it is complete: a run that is cut must not leave half a schema behind.
      await client.query(`drop database if exists ${name}_new with (force)`);
      await client.query(`create database ${name}_new template template0`);
      await migrate({ service, url: databaseUrl(admin, `${name}_new`) });
      await client.query(`alter database ${name}_new rename to ${name}`);
    }
    return name;
  });
}

/** The URL of another database on the server of an admin URL. */
export function databaseUrl(admin: string, database: string): string {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
