import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '../../runtime/ids.ts';
import { migrate } from '../../runtime/migrate.ts';
import { sqlStateOf } from '../../runtime/sqlstate.ts';
import { type TestDatabase, testDatabase } from '../../runtime/testing/database.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase({ service: 'accounts' });
});
after(() => database.close());

async function run(text: string): Promise<void> {
  await database.db.transaction((tx) => tx.run(text));
}

const user = (columns: Record<string, string> = {}) => {
  const values = {
    id: `'${newId()}'`,
    email: `'${newId()}@example.com'`,
    username: 'null',
    full_name: `'Ada'`,
    roles: `'{customer}'`,
    password_hash: `'$argon2id$none'`,
    ...columns,
  };
  return `insert into users (${Object.keys(values)}) values (${Object.values(values)})`;
};
const session = (columns: Record<string, string> = {}) => {
  const values = {
    id: `'${newId()}'`,
    user_id: '(select id from users limit 1)',
    expire_time: `now() + interval '1 day'`,
    ...columns,
  };
  return `insert into sessions (${Object.keys(values)}) values (${Object.values(values)})`;
};
const token = (columns: Record<string, string> = {}) => {
  const values = {
    token_hash: `sha256('${newId()}')`,
    session_id: '(select id from sessions limit 1)',
    expire_time: `now() + interval '1 day'`,
    ...columns,
  };
  return `insert into refresh_tokens (${Object.keys(values)}) values (${Object.values(values)})`;
};

const CHECK = '23514';
const UNIQUE = '23505';
const NOT_NULL = '23502';
const FOREIGN_KEY = '23503';

const refused: [what: string, sql: () => string, sqlState: string][] = [
  ['a long email', () => user({ email: `'${'x'.repeat(255)}'` }), CHECK],
  ['an empty email', () => user({ email: `''` }), CHECK],
  ['an email twice', () => `${user({ email: `'a@x.org'` })}; ${user({ email: `'A@x.org'` })}`, UNIQUE],
  ['a username twice', () => `${user({ username: `'ada'` })}; ${user({ username: `'ada'` })}`, UNIQUE],
  ['a username of other characters', () => user({ username: `'Ada'` }), CHECK],
  ['an empty username', () => user({ username: `''` }), CHECK],
  ['an empty name', () => user({ full_name: `''` }), CHECK],
  ['no name', () => user({ full_name: 'null' }), NOT_NULL],
  ['no role', () => user({ roles: `'{}'` }), CHECK],
  ['an unknown role', () => user({ roles: `'{king}'` }), CHECK],
  ['a password in the clear', () => user({ password_hash: `'password'` }), CHECK],
  ['a session of nobody', () => session({ user_id: `'${newId()}'` }), FOREIGN_KEY],
  ['a session that ends before it starts', () => session({ expire_time: 'now()' }), CHECK],
  ['a token that is no hash', () => token({ token_hash: `'abc'` }), CHECK],
  ['a second good token of a session', () => `${token()}; ${token()}`, UNIQUE],
  ['failures of an email in capitals', () => `insert into sign_in_failures values ('A', '{}')`, CHECK],
  ['51 failures', () => `insert into sign_in_failures values ('a', array_fill(now(), array[51]))`, CHECK],
  [
    '51 failures of a source',
    () => `insert into sign_in_failures_by_source values ('a', sha256('s'), array_fill(now(), array[51]))`,
    CHECK,
  ],
  [
    'failures of an address as it is',
    () => `insert into sign_in_failures_by_source values ('a', '192.0.2.1', '{}')`,
    CHECK,
  ],
  ['a source of nobody', () => `insert into known_sources values ('${newId()}', sha256('s'))`, FOREIGN_KEY],
  [
    'a signing key that is none',
    () => `insert into signing_keys values ('k', 'x', 'y', '', now(), now())`,
    CHECK,
  ],
];

for (const [what, sql, sqlState] of refused) {
  test(`the database refuses ${what}`, async () => {
    if (!(await database.db.query({ name: 'spec-any', text: 'select 1 from sessions' })).length) {
      await run(`${user()}; ${session()}`);
    }
    await assert.rejects(run(sql()), (error) => {
      assert.equal(sqlStateOf(error), sqlState, String(error));
      return true;
    });
  });
}

test('every migration can be taken back and applied again', async () => {
  const empty = await testDatabase();
  try {
    const tables = async () =>
      (
        await empty.db.query<{ name: string }>({
          name: 'spec-tables',
          text: `select table_name::text as name from information_schema.tables
                 where table_schema = 'public' and table_name not like 'knex%' order by 1`,
        })
      ).map(({ name }) => name);
    const { applied } = await migrate({ service: 'accounts', url: empty.url });
    const all = [
      'idempotency_keys',
      'known_sources',
      'outbox',
      'refresh_tokens',
      'revocations',
      'sessions',
      'sign_in_failures',
      'sign_in_failures_by_source',
      'signing_keys',
      'users',
    ];
    assert.deepEqual(await tables(), all);
    for (const _ of applied) await migrate({ service: 'accounts', url: empty.url, down: true });
    assert.deepEqual(await tables(), []);
    await migrate({ service: 'accounts', url: empty.url });
    assert.deepEqual(await tables(), all);
  } finally {
    await empty.close();
  }
});
