import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { newId } from '../../runtime/ids.ts';
import type { Role } from '../domain/roles.ts';
import { Accounts, ADMIN, build, STAFF, startAccounts, type TestAccounts } from '../testing/accounts.ts';

let accounts: TestAccounts;

/** Named 0 to 24, ten of them made in the same millisecond. */
before(async () => {
  accounts = await startAccounts({ hired: false });
  const ids = Array.from({ length: 25 }, newId).sort();
  for (let n = 0; n < 25; n++) {
    const time = new Date(Date.UTC(2026, 0, 1) + Math.max(0, n - 9) * 1_000);
    const roles: Role[] = n === 7 ? ['customer', 'admin'] : ['customer'];
    await accounts.database.db.execute({
      name: 'spec-user',
      text: `insert into users (id, email, username, full_name, roles, password_hash, create_time)
             values ($1::uuid, $2::text, $3::text, $4::text, $5::text[], '$argon2id$none', $6::timestamptz)`,
      values: [
        ids[n],
        `User${n}@example.com`,
        `user${n}`,
        n === 3 ? '100% Ada_B' : `Number ${n}`,
        roles,
        time,
      ],
    });
  }
});
after(() => accounts.stop());

async function list(fields: Record<string, unknown>, caller = STAFF) {
  const response = await accounts.call(
    Accounts.listUsers,
    build(accountsPb.ListUsersRequest, fields),
    caller,
  );
  return {
    names: response.getUsersList().map((user) => user.getUsername()!.replace('user', '')),
    next: response.getNextPageToken(),
    total: response.getTotalSize(),
  };
}

async function violationsOf(fields: Record<string, unknown>, caller = STAFF) {
  const { violations } = await accounts.refusal(
    Accounts.listUsers,
    build(accountsPb.ListUsersRequest, fields),
    caller,
  );
  return violations.join();
}

test('pages hold everybody once, newest first, and those of one millisecond by id', async () => {
  const seen: string[] = [];
  const sizes: number[] = [];
  let pageToken = '';
  do {
    const page = await list({ pageSize: 7, pageToken });
    seen.push(...page.names);
    sizes.push(page.names.length);
    assert.equal(page.total, 25);
    pageToken = page.next;
  } while (pageToken !== '');
  assert.deepEqual(
    seen,
    Array.from({ length: 25 }, (_, i) => String(24 - i)),
  );
  assert.deepEqual(sizes, [7, 7, 7, 4]);
});

test('a page is 20 long unless it is asked to be, and the last one has no token', async () => {
  assert.equal((await list({})).names.length, 20);
  const all = await list({ pageSize: 1_000 });
  assert.deepEqual([all.names.length, all.next], [25, '']);
  assert.equal((await list({ pageSize: 25 })).next, '');
  assert.match(await violationsOf({ pageSize: -1 }), /^pageSize: /);
});

test('a token is good for its list and its caller alone', async () => {
  const { next } = await list({ pageSize: 3 });
  assert.match(await violationsOf({ pageToken: 'forged' }), /^pageToken: /);
  assert.match(await violationsOf({ pageToken: next, filter: 'roles:customer' }), /^pageToken: /);
  assert.match(await violationsOf({ pageToken: next }, ADMIN), /^pageToken: /);
});

const filters: [filter: string, names: string[]][] = [
  ['email = "uSER5@EXAMPLE.com"', ['5']],
  ['username = "user5"', ['5']],
  ['username = "user5" AND email = "user6@example.com"', []],
  ['roles : "admin"', ['7']],
  ['roles : "admin" AND roles : "customer"', ['7']],
  ['roles : "admin" AND roles : "staff"', []],
  ['full_name : "0% ada_"', ['3']],
  ['full_name : "%"', ['3']],
  ['full_name : "number" AND full_name : "24"', ['24']],
  ['create_time > "2026-01-01T00:00:14Z"', ['24']],
  ['create_time >= "2026-01-01T00:00:14Z"', ['24', '23']],
  ['create_time < "2026-01-01T00:00:02Z" AND create_time > "2026-01-01T00:00:00Z"', ['10']],
  ['create_time <= "2026-01-01T00:00:02Z" AND create_time > "2026-01-01T00:00:00Z"', ['11', '10']],
];

for (const [filter, names] of filters) {
  test(`the filter ${filter} passes ${names.length}`, async () => {
    const page = await list({ filter });
    assert.deepEqual(page.names, names);
    assert.equal(page.total, names.length);
  });
}

test('a filter goes with its pages', async () => {
  const filter = 'full_name : "number 1"';
  const first = await list({ filter, pageSize: 10 });
  const second = await list({ filter, pageSize: 10, pageToken: first.next });
  assert.deepEqual(
    [...first.names, ...second.names],
    ['19', '18', '17', '16', '15', '14', '13', '12', '11', '10', '1'],
  );
});

test('a filter that cannot be read is named', async () => {
  assert.match(
    await violationsOf({ filter: 'email = "a" OR 1 = 1' }),
    /^filter: must join comparisons by AND/,
  );
});

test('the newest page comes from an index', async () => {
  const plan = await accounts.database.db.transaction(async (tx) => {
    await tx.run('set local enable_seqscan = off; set local enable_sort = off');
    return tx.query<{ 'QUERY PLAN': string }>({
      name: 'spec-plan',
      text: `explain select id from users where (create_time, id) < (now(), '${newId()}'::uuid)
             order by create_time desc, id desc limit 20`,
    });
  });
  assert.match(plan.map((line) => line['QUERY PLAN']).join(), /users_newest_first/);
});
