import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { identify, isAlive, type ProcessId } from './pid.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { deleteData, type Way } from './postgres-account.ts';
import { requireVersion } from './postgres-database.ts';
import { until } from './until.ts';

const root = process.getuid?.() === 0;
const ways: Way[] = root ? ['namespace', 'user'] : ['self'];

for (const way of ways) {
  describe(`startPostgres() by way "${way}"`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    const dataDir = join(folder, 'postgres');
    let postgres: Postgres | undefined;
    const userWasThere = way !== 'user' || hasUser();
    after(async () => {
      await postgres?.stop();
      deleteData(dataDir);
      rmSync(folder, { recursive: true });
      if (!userWasThere) spawnSync('userdel', ['plaza-postgres']);
    });

    it('makes a cluster in a folder that only its owner can enter, with one role per database', async () => {
      postgres = await startPostgres({ dataDir, way });
      await Promise.all(['catalog', 'orders'].map((name) => postgres!.createDatabase(name)));
      await run(postgres.url('catalog'), 'create table item (id int); insert into item values (7)');
      await assert.rejects(
        run(postgres.url('orders', 'catalog'), 'select'),
        /permission denied for database/,
      );
      await assert.rejects(
        run(postgres.url('postgres', 'catalog'), 'select'),
        /permission denied for database/,
      );
      const wrong = new URL(postgres.url('catalog'));
      wrong.password = 'guess';
      await assert.rejects(run(wrong.href, 'select'), /password authentication failed/);
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      assert.equal(statSync(`${dataDir}.secret`).mode & 0o777, 0o600);
    });

    it('says in one sentence that a server is too old', async () => {
      await requireVersion(postgres!.adminUrl, 18);
      await assert.rejects(
        requireVersion(postgres!.adminUrl, 99),
        /^\w*: This PostgreSQL is 18\.\d+; Plaza needs 99 or newer: name another one with POSTGRES_URL\.$/,
      );
    });

    it('uses a server that runs already, and does not end it', async () => {
      const other = await startPostgres({ dataDir: join(folder, 'other'), serverUrl: postgres!.adminUrl });
      await other.createDatabase('payments');
      await other.stop();
      await run(other.url('payments'), 'select');
      await assert.rejects(
        startPostgres({
          dataDir: join(folder, 'other'),
          serverUrl: 'postgres://nobody:x@127.0.0.1:1/postgres',
        }),
        /^Error: The server of POSTGRES_URL cannot be used: .*ECONNREFUSED/,
      );
    });

    it('uses one whose admin may make roles and databases, and is no superuser', async () => {
      await run(postgres!.adminUrl, "create role boss login createrole createdb password 'boss'");
      await run(postgres!.adminUrl, 'grant connect on database postgres to boss');
      const admin = new URL(postgres!.adminUrl);
      [admin.username, admin.password] = ['boss', 'boss'];
      const other = await startPostgres({ dataDir: join(folder, 'boss'), serverUrl: admin.href });
      for (const time of ['first', 'second']) {
        await other.createServiceDatabase('rooms');
        await run(other.ownerUrl('rooms'), `select '${time}'`);
      }
      await other.stop();
    });

    it('refuses a second server on the same data while the first is in use', async () => {
      const other = owner(dataDir, way);
      assert.match(await text(other), /is held by process/);
    });

    it('keeps the data over a stop, and making a database again changes nothing', async () => {
      await postgres!.stop();
      postgres = await startPostgres({ dataDir, way });
      await postgres.createDatabase('catalog');
      assert.deepEqual(await run(postgres.url('catalog'), 'select id from item'), [{ id: 7 }]);
    });

    it('comes back by itself, on its port, after kill -9', async () => {
      const before = postgres!.child!.id!;
      postgres!.child!.kill('SIGKILL');
      await until('another postmaster runs', () => {
        const now = postgres!.child!.id;
        return now !== undefined && now.pid !== before.pid;
      });
      await until('it answers', () => run(postgres!.url('catalog'), 'select'));
      assert.equal(postgres!.child!.restarts >= 1, true);
    });

    it('ends the orphan of an owner that was killed', async () => {
      await postgres!.stop();
      const first = owner(dataDir, way);
      const orphan = await serverIn(dataDir);
      first.kill('SIGKILL');
      await once(first, 'exit');
      assert.equal(isAlive(orphan), true);
      postgres = await startPostgres({ dataDir, way });
      assert.equal(isAlive(orphan), false);
      assert.deepEqual(await run(postgres.url('catalog'), 'select id from item'), [{ id: 7 }]);
    });

    it('ends with an owner that is interrupted', async () => {
      await postgres!.stop();
      postgres = undefined;
      const interrupted = owner(dataDir, way);
      await once(interrupted.stdout!, 'data');
      const server = identify(postmaster(dataDir))!;
      interrupted.kill('SIGINT');
      assert.deepEqual(await once(interrupted, 'exit'), [130, null]);
      assert.equal(isAlive(server), false);
    });
  });
}

/** The server of another process, once it is ready. */
async function serverIn(dataDir: string): Promise<ProcessId> {
  const file = join(dataDir, 'postmaster.pid');
  await until('it has a server', () => statSync(file, { throwIfNoEntry: false }));
  await until('it is ready', () => readFileSync(file, 'utf8').includes('ready'));
  return identify(postmaster(dataDir))!;
}

function postmaster(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Another process that starts the same server and stays until it is killed. */
function owner(dataDir: string, way: Way): ChildProcess {
  const module = new URL('./postgres.ts', import.meta.url).href;
  const code = `const { startPostgres } = await import(${JSON.stringify(module)});
    await startPostgres(${JSON.stringify({ dataDir, way })});
    console.log('started');`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function hasUser(): boolean {
  return spawnSync('id', ['plaza-postgres']).status === 0;
}

async function text(child: ChildProcess): Promise<string> {
  let all = '';
  child.stderr!.on('data', (chunk) => {
    all += chunk;
  });
  await once(child, 'close');
  return all;
}

async function run(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
