// The chain of the audit log on a real PostgreSQL: whoever owns the table may change it, and is found out.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, afterEach, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { newId } from '../runtime/ids.ts';
import { createLog } from '../runtime/log.ts';
import { type TestDatabase, testDatabase } from '../runtime/testing/database.ts';
import { appendEntries } from './db/append-entries.ts';
import { createTellHead } from './tell-head.ts';
import { verifyAudit } from './verify-audit.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase({ service: 'ops' });
});
after(() => database.close());

const entry = (n = 0) => ({
  id: newId(),
  type: 'audit.recorded',
  resource: `orders/${n}`,
  time: new Date(),
  data: {
    actor: 'ada',
    action: 'order.cancel',
    resource: `orders/${n}`,
    requestId: 'r',
    address: '',
    service: 'orders',
  },
});
const append = (count: number, db = database.db) =>
  appendEntries(
    db,
    Array.from({ length: count }, (_, n) => entry(n)),
  );
const owner = (text: string) => database.db.execute({ name: '', text });
const verify = (kept?: string) => verifyAudit(database.url, kept);

describe('the chain', () => {
  it('is whole when nothing was ever kept', async () => {
    const { head, sentence } = await verify();
    assert.equal(head, '0'.repeat(64));
    assert.equal(sentence, `0 entries, head ${head}`);
  });

  it('is whole whoever appends at once, and its heads stay in it', async () => {
    const another = database.openAnother();
    const heads = [(await verify()).head];
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 8 }, (_, n) => append(1 + n, n % 2 ? another : database.db)));
      heads.push((await verify()).head);
    }
    assert.equal(new Set(heads).size, 4);
    for (const head of heads)
      assert.match((await verify(head)).sentence, /^108 entries, from .+Z to .+Z, head /);
  });

  it('keeps an event once, also of two batches at once and twice in one', async () => {
    const twice = entry();
    const before = await database.db.query({ name: '', text: 'select from audit_entries' });
    await Promise.all([1, 2, 3].map(() => appendEntries(database.db, [twice, twice])));
    const rows = await database.db.query({ name: '', text: 'select from audit_entries' });
    assert.equal(rows.length, before.length + 1);
    await verify();
  });

  it('is walked in parts', async () => {
    await append(2_500);
    assert.match((await verify()).sentence, /^2609 entries/);
  });
});

describe('what the owner of the table does to it', () => {
  let head = '';
  before(async () => {
    head = (await verify()).head;
    await owner('create table kept as table audit_entries');
  });
  afterEach(async () => {
    await owner('truncate audit_entries');
    await owner('insert into audit_entries select * from kept');
    assert.equal((await verify(head)).head, head);
  });

  for (const [what, sql, complaint] of [
    [
      'a word of an entry',
      `update audit_entries set data = jsonb_set(data, '{actor}', '"eve"') where position = 17`,
      /^entry 17 .* is not what was written/,
    ],
    [
      'a field more',
      `update audit_entries set data = data || '{"detail": "x"}' where position = 17`,
      /^entry 17 /,
    ],
    [
      'when it happened',
      `update audit_entries set created_at = created_at - interval '6 years' where position = 17`,
      /^entry 17 /,
    ],
    [
      'when it was kept, by a microsecond',
      `update audit_entries set logged_at = logged_at + interval '1 microsecond' where position = 17`,
      /^entry 17 /,
    ],
    ['its id', 'update audit_entries set id = gen_random_uuid() where position = 17', /^entry 17 /],
    ['its resource', `update audit_entries set resource = 'orders/x' where position = 17`, /^entry 17 /],
    ['whose it is', `update audit_entries set user_id = 'eve' where position = 17`, /^entry 17 /],
    ['its hash', `update audit_entries set hash = sha256('x') where position = 17`, /^entry 17 /],
    ['an entry less', 'delete from audit_entries where position = 17', /^entry 17 is missing$/],
    [
      'several less',
      'delete from audit_entries where position between 17 and 19',
      /^entries 17 to 19 are missing$/,
    ],
    ['the first one less', 'delete from audit_entries where position = 1', /^entry 1 is missing$/],
    [
      'one less, and the others moved up',
      'delete from audit_entries where position = 17; update audit_entries set position = -position where position > 17; update audit_entries set position = -position - 1 where position < 0',
      /^entry 17 .* is not what was written/,
    ],
    [
      'an entry before the first',
      `insert into audit_entries select 0, gen_random_uuid(), type, user_id, resource, data, created_at, logged_at, hash from audit_entries where position = 1`,
      /^entry 0 .* was added before the first/,
    ],
    [
      'an entry more in between',
      'update audit_entries set position = -position - 1 where position >= 17; update audit_entries set position = -position where position < 0; insert into audit_entries select 17, gen_random_uuid(), type, user_id, resource, data, created_at, logged_at, hash from audit_entries where position = 18',
      /^entry 17 .* added or moved/,
    ],
    [
      "two in each other's place",
      'update audit_entries set position = -1 where position = 17; update audit_entries set position = 17 where position = 18; update audit_entries set position = 18 where position = -1',
      /^entry 17 .* moved/,
    ],
    [
      'the last ones less',
      'delete from audit_entries where position > 2600',
      /^no entry has the hash [0-9a-f]{64}, .* removed from its end/,
    ],
    ['all less', 'truncate audit_entries', /^no entry has the hash/],
  ] as [string, string, RegExp][]) {
    it(`is found: ${what}`, async () => {
      for (const statement of sql.split('; ')) await owner(statement);
      await assert.rejects(verify(head), (error: Error) => {
        assert.match(error.message, complaint);
        return true;
      });
    });
  }

  it('is found by a head that was kept when all is written anew with new hashes', async () => {
    await owner('truncate audit_entries');
    await append(2_609);
    await verify();
    await assert.rejects(verify(head), /all were written anew/);
  });
});

describe('the head', () => {
  it('is told in the log of ops when there is a new one, and is one of the chain', async () => {
    const lines: { sequence?: string; hash?: string }[] = [];
    const log = createLog(
      { service: 'ops', instance: 'ops-1', level: 'info' },
      { write: (line) => void lines.push(JSON.parse(line)) },
    );
    const tell = createTellHead(database.db, log);
    await tell();
    await tell();
    await append(1);
    await tell();
    assert.equal(lines.length, 2);
    assert.deepEqual([lines[0]!.sequence, lines[1]!.sequence], ['2609', '2610']);
    for (const { hash } of lines) await verify(hash);
    await owner('delete from audit_entries where position = 2610');
  });
});

describe('the program', () => {
  const run = async (...args: string[]) => {
    const program = new URL('./verify-audit.ts', import.meta.url).pathname;
    const env = { ...process.env, DATABASE_URL: database.url };
    const failed = (error: { code: number; stdout: string; stderr: string }) => error;
    return {
      code: 0,
      ...(await promisify(execFile)(process.execPath, [program, ...args], { env }).catch(failed)),
    };
  };

  it('says how many there are, and ends with 0; or what is wrong, and ends with 1', async () => {
    const { head } = await verify();
    const good = await run(head);
    assert.deepEqual([good.code, good.stderr], [0, '']);
    assert.match(good.stdout, new RegExp(`^2609 entries, from .* to .*, head ${head}\n$`));
    await owner(`update audit_entries set resource = 'other' where position = 5`);
    const bad = await run();
    assert.deepEqual([bad.code, bad.stdout], [1, '']);
    assert.match(bad.stderr, /^entry 5 .*moved\n$/);
    assert.equal((await run('short')).code, 1);
  });
});
