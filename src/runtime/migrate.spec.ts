import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate, SchemaTooNewError } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

const ONE = '20260101000000_one';
const TWO = '20260101000001_two';
const THREE = '20260101000002_three';

let directory: string;
let test: TestDatabase;
const service = 'things';

before(() => {
  directory = mkdtempSync(join(tmpdir(), 'plaza-migrations-'));
  for (const name of [ONE, TWO, THREE]) {
    const table = name.split('_')[1]!;
    writeFileSync(
      join(directory, `${name}.ts`),
      `import type { Knex } from 'knex';
       export const up = (knex: Knex): Promise<void> => knex.schema.createTable('${table}', (t) => t.integer('id'));
       export const down = (knex: Knex): Promise<void> => knex.schema.dropTable('${table}');`,
    );
  }
  writeFileSync(join(directory, 'notes.spec.ts'), 'throw new Error("not a migration")');
});
after(() => rmSync(directory, { recursive: true }));
beforeEach(async () => {
  test = await testDatabase();
});
afterEach(() => test.close());

async function tables(): Promise<string[]> {
  const rows = await test.db.query<{ name: string }>({
    name: 'tables',
    text: `select table_name as name from information_schema.tables
           where table_schema = 'public' and table_name not like 'knex%' order by 1`,
  });
  return rows.map((row) => row.name);
}

describe('migrate', () => {
  it('applies what is missing, and then nothing', async () => {
    assert.deepEqual(await migrate({ service, url: test.url, directory }), {
      applied: [ONE, TWO, THREE],
      reverted: [],
      current: THREE,
    });
    assert.deepEqual(await migrate({ service, url: test.url, directory }), {
      applied: [],
      reverted: [],
      current: THREE,
    });
    assert.deepEqual(await tables(), ['one', 'three', 'two']);
  });

  it('goes up and down to a named one, and one back', async () => {
    assert.equal((await migrate({ service, url: test.url, directory, to: TWO })).current, TWO);
    assert.deepEqual(await tables(), ['one', 'two']);
    assert.deepEqual((await migrate({ service, url: test.url, directory, down: true })).reverted, [TWO]);
    await migrate({ service, url: test.url, directory });
    assert.deepEqual((await migrate({ service, url: test.url, directory, to: `${ONE}.ts` })).reverted, [
      THREE,
      TWO,
    ]);
    assert.deepEqual(await migrate({ service, url: test.url, directory, down: true }), {
      applied: [],
      reverted: [ONE],
      current: undefined,
    });
    assert.deepEqual(await tables(), []);
    assert.deepEqual((await migrate({ service, url: test.url, directory, down: true })).reverted, []);
  });

  it('lets replicas start at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 4 }, () => migrate({ service, url: test.url, directory })),
    );
    assert.deepEqual(results.flatMap((result) => result.applied).sort(), [ONE, TWO, THREE]);
    for (const { current } of results) assert.equal(current, THREE);
  });

  it('is not stopped by the lock that a killed migrator left', async () => {
    await migrate({ service, url: test.url, directory, to: ONE });
    await test.db.knex.raw('update knex_migrations_lock set is_locked = 1');
    assert.equal((await migrate({ service, url: test.url, directory })).current, THREE);
  });

  it('refuses a database that is newer than the code, in every direction', async () => {
    await migrate({ service, url: test.url, directory });
    await test.db.knex.raw(
      `update knex_migrations set name = '20990101000000_future' where name = '${THREE}'`,
    );
    for (const options of [{}, { down: true }, { to: ONE }]) {
      await assert.rejects(migrate({ service, url: test.url, directory, ...options }), (error) => {
        assert.ok(error instanceof SchemaTooNewError);
        assert.match(error.message, /things.*20990101000000_future.*newer version/);
        return true;
      });
    }
    assert.deepEqual(await tables(), ['one', 'three', 'two']);
  });

  it('names the migrations there are when it is asked for another', async () => {
    await assert.rejects(
      migrate({ service, url: test.url, directory, to: 'x' }),
      /no migration x; there are: 2026.*_one/,
    );
  });
});

describe('the command', () => {
  async function run(args: string[], env: Record<string, string> = {}) {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./migrate.ts', import.meta.url)), ...args],
      {
        env: { PATH: process.env.PATH, ...env },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }

  const usage: [string[], Record<string, string>, RegExp][] = [
    [[], {}, /--service is missing/],
    [['--service', 'accounts'], {}, /DATABASE_URL is not set/],
    [['--service', 'accounts', '--to', 'x', '--down'], {}, /exclude each other/],
    [['--nonsense'], {}, /nonsense/],
  ];
  for (const [args, env, message] of usage) {
    it(`exits 2 for: ${args.join(' ')}`, async () => {
      const { code, output } = await run(args, env);
      assert.equal(code, 2);
      assert.match(output, message);
      assert.match(output, /Usage:/);
    });
  }

  it('exits 0 with its help', async () => assert.equal((await run(['--help'])).code, 0));

  it('exits 1 for an unknown service, and for a server that is not there', async () => {
    assert.equal((await run(['--service', 'nobody'], { DATABASE_URL: test.url })).code, 1);
    const { code, output } = await run(['--service', 'accounts'], {
      DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x',
    });
    assert.equal(code, 1);
    assert.doesNotMatch(output, /hunter2/);
  });

  it('gives a role its rights on the rows, and exits 1 when there is none of that name', async () => {
    const env = { DATABASE_URL: test.url };
    assert.equal((await run(['--service', 'accounts', '--role', 'nobody_there'], env)).code, 1);
    const role = `spec_${process.pid}`;
    await test.db.knex.raw('create role ??', [role]);
    try {
      assert.equal((await run(['--service', 'accounts', '--role', role], env)).code, 0);
      const may = async (right: string) =>
        (await test.db.knex.raw('select has_table_privilege(?, ?, ?) as may', [role, 'users', right])).rows[0]
          .may;
      assert.deepEqual(
        await Promise.all(['select', 'insert', 'update', 'delete', 'truncate', 'trigger'].map(may)),
        [true, true, true, true, false, false],
      );
      const database = async (right: string) =>
        (
          await test.db.knex.raw('select has_database_privilege(?, current_database(), ?) as may', [
            role,
            right,
          ])
        ).rows[0].may;
      assert.deepEqual(await Promise.all(['connect', 'create', 'temporary'].map(database)), [
        true,
        false,
        false,
      ]);
    } finally {
      await test.db.knex.raw('drop owned by ??', [role]);
      await test.db.knex.raw('drop role ??', [role]);
    }
  });

  it('exits 3 for a database newer than the code', async () => {
    assert.equal((await run(['--service', 'accounts'], { DATABASE_URL: test.url })).code, 0);
    await test.db.knex.raw(`insert into knex_migrations (name) values ('20990101000000_future')`);
    assert.equal((await run(['--service', 'accounts'], { DATABASE_URL: test.url })).code, 3);
  });

  it('leaves a newer database as it is for a version that comes back, unless that one lacks something', async () => {
    const env = { DATABASE_URL: test.url };
    const back = ['--service', 'accounts', '--or-newer'];
    assert.equal((await run(back, env)).code, 0);
    await test.db.knex.raw(`insert into knex_migrations (name) values ('20990101000000_future')`);
    assert.equal((await run(back, env)).code, 0);
    assert.equal((await run([...back, '--down'], env)).code, 2);
    await test.db.knex.raw(`delete from knex_migrations where id = (select min(id) from knex_migrations)`);
    assert.equal((await run(back, env)).code, 3);
  });
});
