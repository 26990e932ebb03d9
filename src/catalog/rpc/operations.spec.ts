import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import operationsGrpc from '../../../gen/google/longrunning/operations_grpc_pb.js';
import lro from '../../../gen/google/longrunning/operations_pb.js';
import { newId } from '../../runtime/ids.ts';
import { until } from '../../runtime/testing/until.ts';
import { purgeOperations } from '../db/purge-operations.ts';
import { BATCH } from '../imports/write-rows.ts';
import { refusal, startCatalog } from '../testing/catalog.ts';
import {
  csvOf,
  idOf,
  lines,
  metadataOf,
  operations,
  responseOf,
  STAFF,
  unique,
  waitFor,
} from '../testing/operations.ts';

const { OperationsService } = operationsGrpc;
const catalog = await startCatalog();
after(catalog.close);
const { start, wait, get, cancel, remove, work, rest } = operations(catalog);
afterEach(rest);

describe('Operations', () => {
  it('does not know what is not there', async () => {
    const name = `operations/${newId()}`;
    const missing = refusal(status.NOT_FOUND, 'OPERATION_NOT_FOUND');
    for (const ask of [get, cancel, remove, wait]) await assert.rejects(ask(name), missing);
    for (const ask of [get, cancel, remove, wait])
      for (const wrong of ['', 'operations/', 'operations/1', newId(), `imports/${newId()}`])
        await assert.rejects(ask(wrong), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['name']));
  });

  it('lists in pages, newest first', async () => {
    const started: string[] = [];
    for (let i = 0; i < 5; i++) started.push((await start(csvOf(...lines(1)))).getName());
    const list = (token = '', size = 2, filter = '') => {
      const request = new lro.ListOperationsRequest();
      request.setPageSize(size);
      request.setPageToken(token);
      request.setFilter(filter);
      return catalog.call(OperationsService.listOperations, request, STAFF);
    };
    const first = await list();
    const second = await list(first.getNextPageToken());
    const names = [first, second].flatMap((page) => page.getOperationsList().map((one) => one.getName()));
    assert.deepEqual(names, started.toReversed().slice(0, 4));
    const field = (name: string) => refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', [name]);
    await assert.rejects(list(`x${first.getNextPageToken()}`), field('pageToken'));
    await assert.rejects(list('forged'), field('pageToken'));
    await assert.rejects(list('', -1), field('pageSize'));
    await assert.rejects(list('', 2, 'done = true'), field('filter'));
    const all = await list('', 100);
    assert.equal(all.getNextPageToken(), '');
    for (const name of started) await cancel(name);
  });

  it('waits as long as it is asked to, and not longer', async () => {
    const name = (await start(csvOf(...lines(1)))).getName();
    const began = performance.now();
    assert.equal((await wait(name, 0.3)).getDone(), false);
    const took = performance.now() - began;
    assert.ok(took >= 295 && took < 5_000, `it took ${took} ms`);
    await assert.rejects(wait(name, -1), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['timeout']));
    await cancel(name);
  });

  it('is woken by the end of an operation, whichever replica it came from', async () => {
    const other = await catalog.replica();
    const slowest = async () => {
      const name = (await start(csvOf(...lines(1)))).getName();
      const waiting = [catalog, other].map(async (replica) => {
        const began = performance.now();
        assert.equal((await waitFor(replica, name, 5)).getDone(), true);
        return performance.now() - began;
      });
      await cancel(name);
      return Math.max(...(await Promise.all(waiting)));
    };
    // Each wait looks by itself a second after it began: what comes before that was woken. A busy machine may be late, but not each time.
    const all: number[] = [];
    while (all.length < 5 && !all.some((ms) => ms < 900)) all.push(await slowest());
    assert.ok(
      all.some((ms) => ms < 900),
      `it took ${all} ms`,
    );
    await other.stop();
  });

  it('stops a running import at the next batch, and keeps what is done', async () => {
    await work();
    const prefix = unique('CANCEL');
    const started = await start(csvOf(...lines(20 * BATCH, prefix)));
    await until(async () => metadataOf(await get(started.getName())).getDoneRows() > 0);
    await cancel(started.getName());
    const cancelled = await get(started.getName());
    assert.equal(cancelled.getDone(), true);
    assert.equal(cancelled.getError()!.getCode(), status.CANCELLED);
    const done = metadataOf(cancelled).getDoneRows();
    assert.ok(done > 0 && done < 20 * BATCH, `${done} rows were done`);
    const next = await start(csvOf(...lines(1)));
    await wait(next.getName());
    const text = 'select count(*)::int as n from products where sku like $1::text';
    const [rows] = await catalog.db.query<{ n: number }>({
      name: 'spec-cancelled',
      text,
      values: [`${prefix}-%`],
    });
    assert.equal(rows!.n, done, 'nothing came after');
  });

  it('leaves alone what is done', async () => {
    await work();
    const started = await start(csvOf(...lines(2)));
    const done = await wait(started.getName());
    await cancel(started.getName());
    assert.deepEqual((await get(started.getName())).toObject(), done.toObject());
  });

  it('deletes what is done, and hides what runs without stopping it', async () => {
    const started = await start(csvOf(...lines(BATCH + 1)));
    await remove(started.getName());
    const missing = refusal(status.NOT_FOUND, 'OPERATION_NOT_FOUND');
    await assert.rejects(get(started.getName()), missing);
    await assert.rejects(remove(started.getName()), missing);
    await work();
    const state = async () => {
      const text = 'select state from operations where id = $1::uuid';
      const values = [idOf(started)];
      return (await catalog.db.query<{ state: string }>({ name: 'spec-state', text, values }))[0]?.state;
    };
    await until(async () => (await state()) === 'SUCCEEDED');
    await purgeOperations(catalog.db, 100);
    assert.equal(await state(), undefined);
  });

  it('keeps what has ended for 30 days', async () => {
    await work();
    const [old, fresh] = [await start(csvOf(...lines(1))), await start(csvOf('x'))];
    for (const each of [old, fresh]) await wait(each.getName());
    await catalog.db.knex.raw(`update operations set end_time = now() - interval '31 days' where id = ?`, [
      idOf(old),
    ]);
    await purgeOperations(catalog.db, 100);
    await assert.rejects(get(old.getName()), refusal(status.NOT_FOUND, 'OPERATION_NOT_FOUND'));
    assert.equal(responseOf(await get(fresh.getName())).getFailedList().length, 1);
  });
});
