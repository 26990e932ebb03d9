import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Database, openDatabase } from '../database.ts';
import { silentLog, type TestDatabase, testDatabase } from '../testing/database.ts';
import { figureIn } from '../testing/scrape.ts';
import { type TcpProxy, tcpProxy } from '../testing/tcp-proxy.ts';
import { createTelemetry, type Telemetry } from './telemetry.ts';

describe('the figures of a database', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let db: Database;
  let telemetry: Telemetry;
  before(async () => {
    database = await testDatabase();
    await database.db.execute({ name: 'spec-make', text: 'create table things (id int primary key)' });
    const { hostname, port } = new URL(database.url);
    proxy = await tcpProxy({ host: hostname, port: Number(port) });
  });
  beforeEach(() => {
    telemetry = createTelemetry();
    const url = new URL(database.url);
    url.host = `127.0.0.1:${proxy.port}`;
    db = openDatabase({ url: url.href, max: 1, name: 'spec', log: silentLog(), telemetry });
  });
  after(async () => {
    await proxy.close();
    await database.close();
  });

  const figure = async (name: string, labels = {}) => figureIn(await telemetry.scrape(), name, labels);
  const insert = (id: number) => ({
    name: 'spec-insert',
    text: 'insert into things (id) values ($1::int)',
    values: [id],
  });

  it('count statements, those of transactions and of knex among them', async () => {
    await db.execute(insert(1));
    await db.transaction(async (tx) => void (await tx.execute(insert(2))));
    await db.knex('things').select('id');
    assert.equal(await figure('database_queries_total', { operation: 'insert', table: 'things' }), 2);
    assert.equal(await figure('database_queries_total', { operation: 'select', table: 'things' }), 1);
    for (const operation of ['begin', 'commit'])
      assert.equal(await figure('database_queries_total', { operation }), 1, operation);
    assert.equal(
      await figure('database_query_duration_seconds_count'),
      await figure('database_queries_total'),
    );
    await db.close();
  });

  it('count failures by their kind, and each attempt of a transaction that is run again', async () => {
    await assert.rejects(db.execute(insert(1)));
    await assert.rejects(db.query({ name: 'spec-zero', text: 'select 1 / 0' }));
    await assert.rejects(db.query({ name: 'spec-none', text: 'select 1 from nothing' }));
    let runs = 0;
    await db.transaction(async (tx) => {
      runs += 1;
      if (runs < 3) await tx.run(`do $$ begin raise exception using errcode = '40001'; end $$`);
    });
    for (const [kind, count] of Object.entries({ constraint: 1, value: 1, other: 1, race: 2 }))
      assert.equal(await figure('database_errors_total', { kind }), count, kind);
    await db.close();
  });

  it('tell who waits for a connection, and how long', async () => {
    const held = Promise.withResolvers<void>();
    const holding = Promise.withResolvers<void>();
    const one = db.transaction(async () => {
      holding.resolve();
      await held.promise;
    });
    await holding.promise;
    const other = db.query({ name: 'spec-one', text: 'select 1' });
    assert.equal(await figure('database_connection_waiters'), 1);
    assert.equal(await figure('database_connections', { state: 'used' }), 1);
    assert.equal(await figure('database_connections_max'), 1);
    held.resolve();
    await Promise.all([one, other]);
    assert.equal(await figure('database_connection_waiters'), 0);
    assert.equal(await figure('database_connection_wait_seconds_count'), 2);
    await db.close();
  });

  it('are shown at once while the database is away, and say so', async () => {
    assert.equal(await db.healthy(), true);
    assert.equal(await figure('database_up'), 1);
    await proxy.cut();
    assert.equal(await db.healthy(), false);
    await assert.rejects(db.query({ name: 'spec-one', text: 'select 1' }));
    const started = performance.now();
    const text = await telemetry.scrape();
    assert.ok(performance.now() - started < 500);
    assert.equal(figureIn(text, 'database_up'), 0);
    assert.equal(figureIn(text, 'database_errors_total', { kind: 'connection' }), 1);
    await proxy.mend();
    assert.equal(await db.healthy(), true);
    assert.equal(await figure('database_up'), 1);
    await db.close();
  });
});
