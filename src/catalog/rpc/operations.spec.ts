import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import operationsGrpc from '../../../gen/google/longrunning/operations_grpc_pb.js';
import lro from '../../../gen/google/longrunning/operations_pb.js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { startProcess } from '../../runtime/testing/service-process.ts';
import { until } from '../../runtime/testing/until.ts';
import { purgeOperations } from '../db/purge-operations.ts';
import { IMPORT_FAULT_POINTS } from '../faults.ts';
import { BATCH } from '../imports/write-rows.ts';
import { environment, type Replica, refusal, startCatalog } from '../testing/catalog.ts';
import { getProduct, newProduct } from '../testing/messages.ts';

const { CatalogService } = grpcPb;
const { OperationsService } = operationsGrpc;
const catalog = await startCatalog();
after(catalog.close);

const STAFF = { 'x-plaza-subject': newId(), 'x-plaza-roles': 'staff' };
const HEADING = 'sku,name,category,currency,price,stock';
let count = 0;
const unique = (prefix: string) => `${prefix}-${++count}`;
const lines = (n: number, prefix = unique('CSV')) =>
  Array.from({ length: n }, (_, i) => `${prefix}-${i},Spade ${i},garden,EUR,12.50,${i}`);
const csvOf = (...rows: string[]) => [HEADING, ...rows].join('\n');

function start(replica: Replica, csv: string, requestId = '') {
  const request = new pb.StartImportRequest();
  request.setCsv(csv);
  request.setRequestId(requestId);
  return replica.call(CatalogService.startImport, request, STAFF);
}
const named = <R extends { setName(name: string): unknown }>(request: R, name: string): R => {
  request.setName(name);
  return request;
};
const get = (name: string) =>
  catalog.call(OperationsService.getOperation, named(new lro.GetOperationRequest(), name), STAFF);
const cancel = (name: string) =>
  catalog.call(OperationsService.cancelOperation, named(new lro.CancelOperationRequest(), name), STAFF);
const remove = (name: string) =>
  catalog.call(OperationsService.deleteOperation, named(new lro.DeleteOperationRequest(), name), STAFF);
function wait(name: string, seconds?: number, replica: Replica = catalog) {
  const request = named(new lro.WaitOperationRequest(), name);
  if (seconds !== undefined) {
    const timeout = new durationPb.Duration();
    timeout.setSeconds(Math.trunc(seconds));
    timeout.setNanos(Math.round((seconds % 1) * 1e9));
    request.setTimeout(timeout);
  }
  return replica.call(OperationsService.waitOperation, request, STAFF);
}
const metadataOf = (operation: lro.Operation) =>
  pb.ImportMetadata.deserializeBinary(operation.getMetadata()!.getValue_asU8());
const responseOf = (operation: lro.Operation) =>
  pb.ImportProductsResponse.deserializeBinary(operation.getResponse()!.getValue_asU8());
const summary = (operation: lro.Operation) => {
  const response = responseOf(operation);
  return [response.getCreated(), response.getUpdated(), response.getFailedCount()];
};

let worker: Replica | undefined;
const work = async () => {
  worker = await catalog.replica({}, { work: true });
  return worker;
};
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

describe('StartImport', () => {
  it('imports by itself, and tells how far it has come', async () => {
    const rows = lines(BATCH + 7);
    const known = await catalog.call(
      CatalogService.createProduct,
      newProduct({ description: 'Kept', imageUrl: 'https://img.example/kept.png', stock: 3 }),
    );
    rows.push(`${known.getSku()},Renamed,garden,EUR,7.5,`);
    rows.push('not a sku,,garden,eur,1.999,-1');
    rows.push('TOO-FEW,Cells');
    const started = await start(catalog, csvOf(...rows));
    assert.match(started.getName(), /^operations\/[0-9a-f-]{36}$/);
    assert.equal(started.getDone(), false);
    assert.equal(metadataOf(started).getTotalRows(), rows.length);
    assert.equal(metadataOf(started).getDoneRows(), 0);

    await work();
    const done = await wait(started.getName());
    assert.equal(done.getDone(), true);
    assert.deepEqual(summary(done), [BATCH + 7, 1, 2]);
    assert.equal(metadataOf(done).getDoneRows(), rows.length);
    assert.ok(!done.hasError());
    const failed = responseOf(done).getFailedList();
    assert.deepEqual(
      failed.map((failure) => failure.getIndex()),
      [rows.length - 2, rows.length - 1],
    );
    assert.match(failed[0]!.getError()!.getMessage(), /sku: .*name: .*/);
    for (const column of ['currency', 'price', 'stock'])
      assert.match(failed[0]!.getError()!.getMessage(), new RegExp(`${column}: `));

    const renamed = await catalog.call(CatalogService.getProduct, getProduct(known.getId()));
    assert.deepEqual(
      [renamed.getName(), renamed.getPrice()!.getNanos(), renamed.getStock()],
      ['Renamed', 500_000_000, 3],
    );
    assert.deepEqual(
      [renamed.getDescription(), renamed.getImageUrl()],
      ['Kept', 'https://img.example/kept.png'],
      'what has no column stays',
    );
  });

  it('takes columns in any order, quotes, CRLF, a byte order mark and blank lines', async () => {
    const sku = unique('ANY');
    const csv = `\ufeffprice, stock ,name,sku,currency,category\r\n\r\n1,2,"A ""fine"" spade,\nnew",${sku},EUR,garden\r\n`;
    const started = await start(catalog, csv);
    await work();
    assert.deepEqual(summary(await wait(started.getName())), [1, 0, 0]);
    const [{ name, price_minor }] = (await catalog.db.query<{ name: string; price_minor: bigint }>({
      name: 'spec-any',
      text: 'select name, price_minor from products where sku = $1::text',
      values: [sku],
    })) as [{ name: string; price_minor: bigint }];
    assert.deepEqual([name, price_minor], ['A "fine" spade,\nnew', 100n]);
  });

  it('is over at once when there is nothing below the heading', async () => {
    const started = await start(catalog, HEADING);
    await work();
    assert.deepEqual(summary(await wait(started.getName())), [0, 0, 0]);
  });

  const refused: [string, string, number][] = [
    ['nothing', '', 1],
    ['blanks', '\n\n', 6],
    ['a missing column', 'sku,name,category,currency,price\n', 1],
    ['a column twice', `${HEADING},sku\n`, 1],
    ['a column that nobody knows', `${HEADING},colour\n`, 1],
    ['a heading of data', 'A-1,Spade,garden,EUR,1,1\n', 11],
    ['a quote that is not closed', `${HEADING}\nA-1,"Spade,garden,EUR,1,1\n`, 1],
    ['NUL', `${HEADING}\nA-1,Sp\u0000ade,garden,EUR,1,1\n`, 1],
  ];
  for (const [what, csv, problems] of refused) {
    it(`refuses ${what} at once`, async () => {
      const fields = Array.from({ length: problems }, () => 'csv');
      await assert.rejects(start(catalog, csv), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', fields));
    });
  }

  it('gives the same operation for the same key, whatever has happened since', async () => {
    const [key, csv] = [newId(), csvOf(...lines(3))];
    const first = await start(catalog, csv, key);
    await work();
    await wait(first.getName());
    const again = await start(catalog, csv, key);
    assert.deepEqual(again.serializeBinary(), first.serializeBinary());
    await assert.rejects(
      start(catalog, csvOf(...lines(3)), key),
      refusal(status.ALREADY_EXISTS, 'KEY_REUSED'),
    );
  });

  for (const point of IMPORT_FAULT_POINTS) {
    it(`killed at ${point}, another replica finishes it and does no row twice`, async () => {
      const rows = lines(4 * BATCH + 100);
      const second = point.startsWith('catalog.import.started') || point.endsWith('claimed') ? '' : ':2';
      const dying = startProcess('catalog', { ...environment(catalog.url), FAULT: point + second });
      const client = connect(await dying.address);
      const key = newId();
      const request = new pb.StartImportRequest();
      request.setCsv(csvOf(...rows));
      request.setRequestId(key);
      await client.start(request).catch(() => {});
      client.close();
      assert.deepEqual(await dying.ended, [null, 'SIGKILL']);

      const name = (await start(catalog, csvOf(...rows), key)).getName();
      const half = metadataOf(await get(name));
      const expected = { 'catalog.import.inside-batch': BATCH, 'catalog.import.after-batch': 2 * BATCH };
      assert.equal(half.getDoneRows(), expected[point as keyof typeof expected] ?? 0);
      await work();
      const done = await wait(name, 9);
      assert.deepEqual(summary(done), [rows.length, 0, 0], 'a row done twice would be an update');
      assert.equal(await told(name), rows.length, 'the events agree');
    });
  }

  it('is shared by replicas without doing anything twice', async () => {
    const others = [await catalog.replica({}, { work: true }), await catalog.replica({}, { work: true })];
    await work();
    const started = await Promise.all([1, 2, 3].map(() => start(catalog, csvOf(...lines(3 * BATCH)))));
    for (const each of started) assert.deepEqual(summary(await wait(each.getName(), 9)), [3 * BATCH, 0, 0]);
    await Promise.all(others.map((other) => other.stop()));
  });

  it('goes on in another replica at once when one stops in order', async () => {
    const first = await catalog.replica({}, { work: true });
    const started = await start(catalog, csvOf(...lines(10 * BATCH)));
    await until(async () => metadataOf(await get(started.getName())).getDoneRows() > 0);
    await first.stop();
    const at = metadataOf(await get(started.getName())).getDoneRows();
    assert.ok(at > 0 && at < 10 * BATCH && at % BATCH === 0, `${at} rows are done`);
    await work();
    assert.deepEqual(summary(await wait(started.getName(), 9)), [10 * BATCH, 0, 0]);
  });

  it('is given up when it never comes further', async () => {
    const started = await start(catalog, csvOf(...lines(2)));
    await catalog.db.knex.raw('update operations set attempts = 20 where id = ?', [idOf(started)]);
    await work();
    const failed = await wait(started.getName());
    assert.equal(failed.getDone(), true);
    assert.equal(failed.getError()!.getCode(), status.INTERNAL);
    assert.doesNotMatch(failed.getError()!.getMessage(), /attempts/);
  });
});

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
    for (let i = 0; i < 5; i++) started.push((await start(catalog, csvOf(...lines(1)))).getName());
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
    const name = (await start(catalog, csvOf(...lines(1)))).getName();
    const began = performance.now();
    assert.equal((await wait(name, 0.3)).getDone(), false);
    const took = performance.now() - began;
    assert.ok(took >= 295 && took < 900, `it took ${took} ms`);
    await assert.rejects(wait(name, -1), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', ['timeout']));
    await cancel(name);
  });

  it('is woken by the end of an operation, whichever replica it came from', async () => {
    const other = await catalog.replica();
    const name = (await start(catalog, csvOf(...lines(1)))).getName();
    const waiting = [wait(name, 5), wait(name, 5, other)].map(async (one) => {
      const began = performance.now();
      assert.equal((await one).getDone(), true);
      return performance.now() - began;
    });
    // Each wait looks by itself a second after it began: what comes before that was woken.
    await cancel(name);
    for (const ms of await Promise.all(waiting)) assert.ok(ms < 900, `it took ${ms} ms`);
    await other.stop();
  });

  it('stops a running import at the next batch, and keeps what is done', async () => {
    await work();
    const prefix = unique('CANCEL');
    const started = await start(catalog, csvOf(...lines(20 * BATCH, prefix)));
    await until(async () => metadataOf(await get(started.getName())).getDoneRows() > 0);
    await cancel(started.getName());
    const cancelled = await get(started.getName());
    assert.equal(cancelled.getDone(), true);
    assert.equal(cancelled.getError()!.getCode(), status.CANCELLED);
    const done = metadataOf(cancelled).getDoneRows();
    assert.ok(done > 0 && done < 20 * BATCH, `${done} rows were done`);
    const next = await start(catalog, csvOf(...lines(1)));
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
    const started = await start(catalog, csvOf(...lines(2)));
    const done = await wait(started.getName());
    await cancel(started.getName());
    assert.deepEqual((await get(started.getName())).toObject(), done.toObject());
  });

  it('deletes what is done, and hides what runs without stopping it', async () => {
    const started = await start(catalog, csvOf(...lines(BATCH + 1)));
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
    const [old, fresh] = [await start(catalog, csvOf(...lines(1))), await start(catalog, csvOf('x'))];
    for (const each of [old, fresh]) await wait(each.getName());
    await catalog.db.knex.raw(`update operations set end_time = now() - interval '31 days' where id = ?`, [
      idOf(old),
    ]);
    await purgeOperations(catalog.db, 100);
    await assert.rejects(get(old.getName()), refusal(status.NOT_FOUND, 'OPERATION_NOT_FOUND'));
    assert.equal(responseOf(await get(fresh.getName())).getFailedList().length, 1);
  });
});

/** How many rows the events of an import tell of. */
async function told(name: string): Promise<number> {
  const text = `select sum((event->'data'->>'created')::int + (event->'data'->>'updated')::int)::int as n
                from outbox where event->>'resource' = $1::text`;
  const [row] = await catalog.db.query<{ n: number }>({ name: 'spec-told', text, values: [name] });
  return row!.n;
}

/** A client of a process that is going to die. */
function connect(address: string) {
  const client = new Client(address, credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  const { path, requestSerialize, responseDeserialize } = CatalogService.startImport;
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(STAFF)) metadata.set(key, value);
  return {
    close: () => client.close(),
    start: (request: pb.StartImportRequest) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          path,
          requestSerialize,
          responseDeserialize,
          request,
          metadata,
          (error, reply) => (error ? reject(error) : resolve(reply)),
        );
      }),
  };
}

const idOf = (operation: lro.Operation) => operation.getName().slice('operations/'.length);
