import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf, statementKinds } from './statement-kind.ts';

describe('the kind of a statement', () => {
  const cases: [text: string, operation: string, table: string][] = [
    ['select * from products where id = $1', 'select', 'products'],
    ['  (select 1 from "products") union select 2 from images', 'select', 'products'],
    ['insert into keys (a) select b from products', 'insert', 'keys'],
    ['insert into keys (a) values (1) on conflict (a) do update set a = 2', 'insert', 'keys'],
    ['update only orders set status = 1', 'update', 'orders'],
    [
      'delete from outbox where id = any(array(select id from outbox for update skip locked))',
      'delete',
      'outbox',
    ],
    ['select pg_advisory_xact_lock(1)', 'select', ''],
    ['select extract(epoch from created_at) from sessions', 'select', 'sessions'],
    ['select a is distinct from b from sessions for update', 'select', 'sessions'],
    ['select from unnest($1::uuid[]) as wanted join users on true', 'select', 'users'],
    ['with a as (select id from products for update) select * from a', 'select', 'products'],
    ['with a as materialized (select 1) select * from a join images on true', 'select', 'images'],
    [
      'with done as (update orders set x = 1 returning id) insert into told select id from done',
      'update',
      'orders',
    ],
    ['with given as (select 1 from unnest($1) as e) insert into log select * from given', 'insert', 'log'],
    ['begin; set local statement_timeout = 5', 'begin', ''],
    ['commit', 'commit', ''],
    ['rollback', 'rollback', ''],
    ['set local x = 1', 'other', ''],
    ['', 'other', ''],
  ];
  for (const [text, operation, table] of cases)
    it(text || 'nothing', () => assert.deepEqual(kindOf(text), { operation, table }));

  it('is read once for each name', () => {
    const kinds = statementKinds();
    const first = kinds({ name: 'a', text: 'select from products' });
    assert.equal(kinds({ name: 'a', text: 'never read' }), first);
    assert.equal(kinds({ text: 'select from images' }).table, 'images');
  });
});
