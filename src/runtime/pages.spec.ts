import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { PlazaError } from './errors.ts';
import { createPageTokens, type PageScope, pageSize, totalSize } from './pages.ts';
import { testCall } from './testing/call.ts';
import { type TestDatabase, testDatabase } from './testing/database.ts';

const isBad = (field: string) => (error: unknown) =>
  error instanceof PlazaError &&
  error.code === status.INVALID_ARGUMENT &&
  error.violations[0]?.field === field;

describe('pageSize', () => {
  for (const [asked, size] of [
    [0, 20],
    [1, 1],
    [100, 100],
    [101, 100],
    [2_147_483_647, 100],
  ] as const) {
    it(`makes ${size} of ${asked}`, () => assert.equal(pageSize(asked), size));
  }
  it('refuses what is below zero', () => assert.throws(() => pageSize(-1), isBad('pageSize')));
});

describe('a page token', () => {
  const tokens = createPageTokens('a secret of all replicas');
  const scope: PageScope = {
    call: testCall({ method: '/p.S/List', subject: 'u1' }),
    query: ['books', 'price', 3, undefined],
  };
  const cursor = ['2026-01-01T00:00:00.000001Z', 42, 'ünï'] as const;
  const token = tokens.encode(scope, cursor);

  it('comes back as the cursor, on another replica too', () => {
    assert.deepEqual(createPageTokens('a secret of all replicas').decode(scope, token), cursor);
  });

  it('is nothing on the first page', () => assert.equal(tokens.decode(scope, ''), undefined));

  it('is fit for a URL', () => assert.match(token, /^[\w-]+$/));

  const flipped = Buffer.from(token, 'base64url');
  flipped[20]! ^= 1;
  const foreign: [string, PageScope, string][] = [
    ['another user', { ...scope, call: testCall({ method: '/p.S/List', subject: 'u2' }) }, token],
    ['nobody', { ...scope, call: testCall({ method: '/p.S/List' }) }, token],
    ['another method', { ...scope, call: testCall({ method: '/p.S/Other', subject: 'u1' }) }, token],
    ['another query', { ...scope, query: ['toys', 'price', 3, undefined] }, token],
    ['a query of the same letters', { ...scope, query: ['booksp', 'rice', 3, undefined] }, token],
    ['another secret', scope, createPageTokens('some other secret').encode(scope, cursor)],
    ['a flipped bit', scope, flipped.toString('base64url')],
    ['a cut token', scope, token.slice(0, -2)],
    ['a token with something behind it', scope, `${token}!`],
    ['a token with something in it', scope, `${token.slice(0, 9)}=${token.slice(9)}`],
    ['nonsense', scope, 'nonsense'],
    ['no base64', scope, 'ü%00'],
    ['a long text', scope, 'A'.repeat(10_000)],
  ];
  for (const [name, where, sent] of foreign) {
    it(`is refused from ${name}`, () => assert.throws(() => tokens.decode(where, sent), isBad('pageToken')));
  }
});

describe('totalSize', () => {
  let test: TestDatabase;
  before(async () => {
    test = await testDatabase();
    await test.db.knex.raw('create table items (id int, odd boolean)');
    await test.db.knex.raw('insert into items select n, n % 2 = 1 from generate_series(1, 30000) n');
    await test.db.knex.raw('analyze items');
  });
  after(() => test.close());

  it('is exact up to 10 000', async () => {
    for (const n of [0, 1, 10_000]) {
      const rows = { name: 'count-some', text: 'select 1 from items where id <= $1::int', values: [n] };
      assert.equal(await totalSize(test.db, rows), n);
    }
  });

  it('is an estimate beyond', async () => {
    const size = await totalSize(test.db, {
      name: 'count-odd',
      text: 'select 1 from items where odd = $1::boolean',
      values: [true],
    });
    assert.ok(size > 13_000 && size < 17_000, `${size}`);
  });
});
