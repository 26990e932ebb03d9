import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { summaryOf } from './sql-spans.ts';

const cases: [string, string][] = [
  ['select id from orders where id = $1', 'select orders'],
  ["select 'from nowhere' from orders", 'select orders'],
  ['insert into outbox (id) select id from jsonb_array_elements($1) as e', 'insert outbox'],
  ['delete from outbox where id = any(array(select id from outbox for update skip locked))', 'delete outbox'],
  ['insert into keys (k) values ($1) on conflict (k) do update set v = 1', 'insert keys'],
  ['update orders set status = $1 where id = $2', 'update orders'],
  ['select id from orders where id = $1 for update', 'select orders'],
  ['select id from orders where id = $1 for no key update', 'select orders'],
  ['with done as (update orders set a = 1 returning id) select * from done', 'update orders'],
  ['with old as (select id from orders) select * from old', 'select orders'],
  ['select * from jsonb_to_recordset($1) as r join products on true', 'select products'],
  ['select 1', 'select'],
  ['begin; set local statement_timeout = 10', 'begin'],
  ['commit', 'commit'],
];

describe('the summary of a statement', () => {
  for (const [text, summary] of cases) {
    it(`of ${text} is ${summary}`, () => assert.equal(summaryOf(text).text, summary));
  }
});
