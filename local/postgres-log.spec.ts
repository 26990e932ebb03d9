// What users told us is in the tables of a PostgreSQL and nowhere in its log, whatever goes wrong.
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { type Postgres, startPostgres } from './postgres.ts';
import { deleteData } from './postgres-account.ts';
import { until } from './until.ts';

const email = 'ada@example.com';

/** By SQLSTATE. */
const mistakes: [code: string, text: string, values?: unknown[]][] = [
  ['23505', 'insert into people (email) values ($1)', [email]],
  ['23505', `insert into people (email) values ('${email}')`],
  ['23514', 'insert into people (email, age) values ($1, -1)', [`other-${email}`]],
  ['23502', 'insert into people (email, age) values ($1, null)', [`other-${email}`]],
  ['23503', 'insert into orders (email) values ($1)', [`other-${email}`]],
  ['22P02', 'select $1::text::uuid', [email]],
  ['22P02', `select '${email}'::int`],
  ['22P02', 'select $1::text::json', [`{"email": "${email}"`]],
  ['22001', `insert into people (email, name) values ('x', '${email} and so on')`],
  ['42601', 'select to_tsquery($1)', [`${email} & & b`]],
  ['2201B', 'select $1 ~ $2', ['x', `(${email}`]],
  ['42601', `selekt '${email}'`],
  ['42703', `select "${email}"`],
  ['42P01', `select * from "${email}"`],
  ['P0001', `do $$ begin raise exception '${email}'; end $$`],
  ['57014', `set statement_timeout = 50; select pg_sleep(10), '${email}'`],
];

describe('the log of PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  const dataDir = join(folder, 'postgres');
  let postgres: Postgres;
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: postgres.url('people') });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  before(async () => {
    // As CloudNativePG has it: in two forms at once, of which CSV knows no verbosity.
    const first = await startPostgres({ dataDir });
    for (const setting of ['logging_collector = on', "log_destination = 'stderr,csvlog,jsonlog'"])
      await asAdmin(first, `alter system set ${setting}`);
    await first.stop();
    postgres = await startPostgres({ dataDir });
    await postgres.createDatabase('people');
    const client = await open();
    await client.query(`create table people (email text primary key, name varchar(9), age int not null default 1 check (age > 0));
      create table orders (email text references people);
      insert into people values ('${email}'), ('b-${email}')`);
    await client.end();
  });
  after(async () => {
    await postgres.stop();
    deleteData(dataDir);
    rmSync(folder, { recursive: true });
  });

  it('has none of it after mistakes, deadlocks, and the death of a session', async () => {
    for (const [code, text, values] of mistakes) {
      const client = await open();
      await assert.rejects(client.query(text, values), { code }, text);
      await client.end();
    }
    await deadlock(await open(), await open());
    const stranger = new URL(postgres.url('people'));
    stranger.password = encodeURIComponent(email);
    await assert.rejects(new pg.Client({ connectionString: stranger.href }).connect(), { code: '28P01' });
    await killed(await open());
    await until('the server takes sessions again', () => asAdmin(postgres, 'select 1'));
    assert.match(written(), /terminated by signal 9/, 'it still says what becomes of itself');
    assert.doesNotMatch(written(), new RegExp(email));
  });

  /** All that the server wrote, in each form. */
  function written(): string {
    const files = [`${dataDir}.log`, ...globSync(join(dataDir, 'log', '*'))];
    assert.equal(files.length >= 4, true, files.join());
    return files.map((file) => readFileSync(file, 'utf8')).join('\n');
  }

  /** Two sessions that each wait for what the other has changed. */
  async function deadlock(one: pg.Client, other: pg.Client): Promise<void> {
    const change = (client: pg.Client, who: string) =>
      client.query(`update people set age = 2 where email = '${who}'`);
    for (const client of [one, other]) await client.query('begin');
    await change(one, email);
    await change(other, `b-${email}`);
    const results = await Promise.allSettled([change(one, `b-${email}`), change(other, email)]);
    assert.deepEqual(
      results.flatMap((result) => (result.status === 'rejected' ? result.reason.code : [])),
      ['40P01'],
    );
    await Promise.all([one.end(), other.end()]);
  }

  async function killed(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const asleep = client.query('select pg_sleep(60), $1::text', [email]);
    const ended = assert.rejects(asleep);
    await until(
      'it runs',
      async () =>
        (await asAdmin(postgres, "select from pg_stat_activity where wait_event = 'PgSleep'")) === 1,
    );
    process.kill(rows[0]!.pid, 'SIGKILL');
    await ended;
  }
});

async function asAdmin({ adminUrl }: Postgres, sql: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount;
  } finally {
    await client.end();
  }
}
