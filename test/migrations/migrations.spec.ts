// Every migration of every service goes down and up again, in an empty database and in one with data.
import assert from 'node:assert/strict';
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type Postgres, startPostgres } from '../../local/postgres.ts';
import { deleteData } from '../../local/postgres-account.ts';
import { loadMesh } from '../../mesh/load.ts';
import { migrate } from '../../src/runtime/migrate.ts';
import { rows } from './rows.ts';

const services = globSync('migrations/*')
  .map((path) => path.split('/')[1]!)
  .sort();
const dir = join('.plaza', 'test-migrations');

describe('migrations', () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres({ dataDir: join(dir, 'postgres') });
  });
  after(async () => {
    await postgres?.stop();
    deleteData(join(dir, 'postgres'));
    rmSync(dir, { recursive: true, force: true });
  });

  async function withClient<T>(service: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: postgres.url(service) });
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end();
    }
  }

  /** Tables, columns, constraints and indexes, as the catalog of the database tells them. */
  const schema = (service: string) =>
    withClient(service, async (client) => {
      const columns = await client.query(
        `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema = 'public' order by 1, 2`,
      );
      const constraints = await client.query(
        `select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
      );
      const indexes = await client.query(
        `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
      );
      return { columns: columns.rows, constraints: constraints.rows, indexes: indexes.rows };
    });
  const tables = async (service: string) => {
    const names = (await schema(service)).columns.map((column) => column.table_name as string);
    return [...new Set(names)].filter((name) => !name.startsWith('knex_'));
  };

  test('every service with a database has some, and data for this test', () => {
    const owners = loadMesh('dev').services.filter(({ database }) => database);
    assert.deepEqual(services, owners.map(({ name }) => name).sort());
    assert.deepEqual(Object.keys(rows).sort(), services);
  });

  for (const service of services) {
    describe(service, () => {
      before(() => postgres.createDatabase(service));
      const url = () => postgres.url(service);

      test('goes up to the newest, and says so once', async () => {
        const first = await migrate({ service, url: url() });
        assert.equal(first.applied.length, globSync(`migrations/${service}/*.ts`).length);
        assert.deepEqual((await migrate({ service, url: url() })).applied, []);
      });

      test('goes down to nothing and up again with data, step by step, to the same schema', async () => {
        const wanted = await schema(service);
        await withClient(service, async (client) => {
          for (const row of rows[service]!) await client.query(row);
        });
        const steps = globSync(`migrations/${service}/*.ts`).length;
        for (let step = 0; step < steps; step++)
          assert.equal((await migrate({ service, url: url(), down: true })).reverted.length, 1);
        assert.deepEqual(await tables(service), []);
        await migrate({ service, url: url() });
        assert.deepEqual(await schema(service), wanted);
      });

      test('each goes down and up over the data of those before it', async () => {
        await withClient(service, async (client) => {
          for (const row of rows[service]!) await client.query(row);
        });
        const { reverted } = await migrate({ service, url: url(), down: true });
        assert.equal(reverted.length, 1);
        await migrate({ service, url: url() });
      });

      test('refuses a database that is newer than the code', async () => {
        await withClient(service, (client) =>
          client.query(
            `insert into knex_migrations (name, batch, migration_time) values ('99991231235959_from_the_future.ts', 99, now())`,
          ),
        );
        await assert.rejects(migrate({ service, url: url() }), /newer/);
      });
    });
  }
});
