// Who may do what in the databases of a local run: the owner's role changes the schema, the service's role the rows.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { loadMesh } from '../mesh/load.ts';
import { migrate } from '../src/runtime/migrate.ts';
import { createCrew } from './crew.ts';
import { startDatabases } from './databases.ts';
import { layoutOf } from './layout.ts';
import { freePorts } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { deleteData } from './postgres-account.ts';

const denied = { code: '42501' };

describe('the databases of a local run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  const paths = layoutOf(folder);
  const dataDir = join(paths.data, 'postgres');
  const crew = createCrew(join(folder, 'children'), () => {});
  let postgres: Postgres;

  /** As every run of before did: one role that owns all. */
  before(async () => {
    const earlier = await startPostgres({ dataDir });
    await earlier.createDatabase('accounts');
    await migrate({ service: 'accounts', url: earlier.url('accounts') });
    await run(earlier.url('accounts'), "insert into sign_in_failures values ('ada@example.com', '{}')");
    await earlier.createDatabase('broker');
    await fillQueue(earlier.url('broker'));
    await earlier.stop();

    const mesh = loadMesh('dev');
    const services = mesh.services.filter(({ name }) => ['accounts', 'catalog', 'ops'].includes(name));
    postgres = await startDatabases({ ...mesh, services }, paths, crew, undefined, freePorts);
  });
  after(async () => {
    await crew.stop();
    deleteData(dataDir);
    rmSync(folder, { recursive: true });
  });

  it('hands the data of an earlier run over to the owner', async () => {
    const rows = await run(postgres.url('accounts'), 'select email from sign_in_failures');
    assert.deepEqual(rows, [{ email: 'ada@example.com' }]);
    const foreign = await run(
      postgres.adminUrl.replace(/\/postgres$/, '/accounts'),
      `select relname from pg_class
       where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) <> 'accounts_owner'`,
    );
    assert.deepEqual(foreign, []);
  });

  it('lets a service read, add, change and delete rows', async () => {
    for (const sql of [
      "insert into sign_in_failures values ('bob@example.com', '{}')",
      "update sign_in_failures set times = '{}' where email = 'bob@example.com'",
      "delete from sign_in_failures where email = 'bob@example.com'",
    ])
      await run(postgres.url('accounts'), sql);
  });

  for (const sql of [
    'alter table users add column more text',
    'drop table users',
    'truncate users',
    'create table mine (id int)',
    'create schema mine',
    'create temporary table mine (id int)',
    'create index mine on users (full_name)',
    'select name from knex_migrations',
    'set role accounts_owner',
    'alter role accounts superuser',
    "alter role accounts valid until 'infinity'",
    "alter role catalog password 'mine'",
    'grant accounts_owner to accounts',
    "set session authorization 'postgres'",
    'select from pg_authid',
    'select lo_create(0)',
    'select lo_creat(-1)',
    "select lo_from_bytea(0, 'x')",
    "select lo_put(1, 0, 'x')",
    'select lo_open(1, 131072)',
    "select lowrite(0, '')",
    "select lo_import('/etc/hostname')",
    "select lo_export(1, '/tmp/x')",
    "select pg_logical_emit_message(false, 'x', 'y')",
    "select pg_read_file('postgresql.conf')",
    "copy users to program 'cat'",
    "copy users to '/tmp/users'",
    'create extension dblink',
    'create extension pg_trgm schema public',
    'create publication mine for all tables',
    'create event trigger mine on ddl_command_start execute function now()',
    'set log_min_messages = debug5',
    'alter role accounts set log_min_messages = debug5',
    'alter database accounts set work_mem = 64',
    'select pg_switch_wal()',
    'alter default privileges for role accounts_owner grant all on tables to accounts',
  ]) {
    it(`denies a service "${sql}"`, async () => {
      await assert.rejects(run(postgres.url('accounts'), sql), denied);
    });
  }

  for (const sql of ['select lo_create(0)', "select pg_logical_emit_message(false, 'x', 'y')"]) {
    it(`denies the owner "${sql}" too`, async () => {
      await assert.rejects(run(postgres.ownerUrl('accounts'), sql), denied);
    });
  }

  it('lets a service see nothing of what others ask', async () => {
    const other = new pg.Client({ connectionString: postgres.url('catalog') });
    await other.connect();
    await other.query("select 'a secret'");
    const seen = await run(
      postgres.url('accounts'),
      "select query from pg_stat_activity where usename = 'catalog' and query <> '<insufficient privilege>'",
    );
    await other.end();
    assert.deepEqual(seen, []);
  });

  // PostgreSQL lets every role change its own password and what its sessions begin with; the next start takes both back.
  it('takes back what a role has changed of itself', async () => {
    await run(postgres.url('accounts'), "alter role accounts set timezone = 'Asia/Tokyo'");
    await run(postgres.url('accounts'), "alter role accounts password 'mine'");
    await assert.rejects(run(postgres.url('accounts'), 'select'), { code: '28P01' });
    await postgres.createServiceDatabase('accounts');
    assert.deepEqual(await run(postgres.url('accounts'), 'show timezone'), [{ TimeZone: 'UTC' }]);
    const changed = new URL(postgres.url('accounts'));
    changed.password = 'mine';
    await assert.rejects(run(changed.href, 'select'), { code: '28P01' });
  });

  describe('the audit log', () => {
    const entry = (
      id: number,
    ) => `insert into audit_entries (position, id, type, resource, data, created_at, hash)
      values (${id}, gen_random_uuid(), 'audit.recorded', 'orders/1', '{}', now(), '')`;

    it('lets ops add entries and read them', async () => {
      await run(postgres.url('ops'), entry(1));
      assert.deepEqual(await run(postgres.url('ops'), 'select position from audit_entries'), [
        { position: '1' },
      ]);
    });

    for (const sql of [
      "update audit_entries set data = '{}'",
      'delete from audit_entries',
      'truncate audit_entries',
      'drop table audit_entries',
      'alter table audit_entries rename to other',
      'alter table audit_entries add column more text',
      "comment on table audit_entries is ''",
      'select from audit_entries for update',
      `insert into audit_entries select * from audit_entries on conflict (position) do update set data = '{}'`,
      'create rule gone as on insert to audit_entries do instead nothing',
      'create trigger gone before insert on audit_entries execute function suppress_redundant_updates_trigger()',
      'begin; lock table audit_entries in access exclusive mode',
      'drop schema public cascade',
      'drop database ops',
    ]) {
      it(`denies ops "${sql}"`, async () => {
        await assert.rejects(run(postgres.url('ops'), sql), denied);
      });
    }

    it('stays so when rights are given anew, also after somebody gave too many', async () => {
      await run(postgres.ownerUrl('ops'), 'grant all on audit_entries to ops');
      await run(postgres.url('ops'), "update audit_entries set data = '{}'");
      await migrate({ service: 'ops', url: postgres.ownerUrl('ops'), role: 'ops' });
      await assert.rejects(run(postgres.url('ops'), "update audit_entries set data = '{}'"), denied);
    });
  });

  describe('the queues', () => {
    const told = (type: string) =>
      `select pgboss.publish(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'type', '${type}')))`;

    it('keep what lay in them when all had one role and one table', async () => {
      const waiting = await run(
        postgres.url('broker', 'ops'),
        "select data->>'event' as event, dead_letter from pgboss.job where name = 'audit_queue'",
      );
      assert.deepEqual(waiting, [{ event: 'of before', dead_letter: 'audit_queue.dead' }]);
    });

    it('take from a service what it may tell of, under its name', async () => {
      await run(postgres.url('broker', 'accounts'), told('audit.recorded'));
      const [job] = await run(
        postgres.url('broker', 'ops'),
        "select data->>'publisher' as publisher from pgboss.job where data ? 'publisher'",
      );
      assert.deepEqual(job, { publisher: 'accounts' });
    });

    for (const [role, sql] of [
      ['accounts', told('order.cancelled')],
      ['accounts', told('product.updated')],
      ['ops', told('audit.recorded')],
      ['accounts', 'select from pgboss.job'],
      ['accounts', "insert into pgboss.job (name) values ('audit_queue')"],
      ['ops', "insert into pgboss.job (name) values ('order_queue')"],
      ['ops', "update pgboss.job set data = '{}'"],
      ['ops', 'alter table pgboss.job disable row level security'],
      ['ops', 'create table pgboss.mine (id int)'],
      ['ops', "select pgboss.create_queue('mine', '{}')"],
    ] as const) {
      it(`deny ${role} "${sql}"`, async () => {
        await assert.rejects(run(postgres.url('broker', role), sql), denied);
      });
    }
  });

  it('lets nobody else in', async () => {
    for (const role of ['catalog', 'catalog_owner'])
      await assert.rejects(run(postgres.url('accounts', role), 'select'), /permission denied for database/);
  });
});

/** As pg-boss made them once, in one table. */
async function fillQueue(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('audit_queue.dead');
  await boss.createQueue('audit_queue', { deadLetter: 'audit_queue.dead' });
  await boss.send('audit_queue', { event: 'of before' });
  await boss.stop({ graceful: false });
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
