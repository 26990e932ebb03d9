import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { Client, credentials, Metadata, status } from '@grpc/grpc-js';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { newId } from '../../runtime/ids.ts';
import { startProcess } from '../../runtime/testing/service-process.ts';
import { until } from '../../runtime/testing/until.ts';
import { IMPORT_FAULT_POINTS } from '../faults.ts';
import { BATCH } from '../imports/write-rows.ts';
import { environment, refusal, startCatalog } from '../testing/catalog.ts';
import { getProduct, newProduct } from '../testing/messages.ts';
import {
  csvOf,
  HEADING,
  idOf,
  lines,
  metadataOf,
  operations,
  responseOf,
  STAFF,
  summary,
  unique,
} from '../testing/operations.ts';

const { CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);
const { start, wait, get, work, rest } = operations(catalog);
afterEach(rest);

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
    const started = await start(csvOf(...rows));
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
    const started = await start(csv);
    await work();
    assert.deepEqual(summary(await wait(started.getName())), [1, 0, 0]);
    const [{ name, price_minor }] = (await catalog.db.query<{ name: string; price_minor: bigint }>({
      name: 'spec-any',
      text: 'select name, price_minor from products where sku = $1::text',
      values: [sku],
    })) as [{ name: string; price_minor: bigint }];
    assert.deepEqual([name, price_minor], ['A "fine" spade,\nnew', 100n]);
  });

  it('loses no row to a heading with other line ends than its rows, and counts only rows with a value', async () => {
    const rows = lines(3);
    const started = await start(`${HEADING}\r\n${rows.join('\n')}\n,,,,,\n\n`);
    assert.equal(metadataOf(started).getTotalRows(), 3);
    await work();
    assert.deepEqual(summary(await wait(started.getName())), [3, 0, 0]);
  });

  it('does not go on where an older version has counted other rows', async () => {
    const started = await start(csvOf(...lines(3)));
    await catalog.db.knex.raw(
      'update operations set csv = csv || ?, total_rows = 5, attempts = 19 where id = ?',
      [',,,,,\n,,,,,\n', idOf(started)],
    );
    await work();
    const failed = await wait(started.getName(), 9);
    assert.equal(failed.getError()!.getCode(), status.INTERNAL);
    assert.equal(metadataOf(failed).getDoneRows(), 0);
  });

  it('is over at once when there is nothing below the heading', async () => {
    const started = await start(HEADING);
    await work();
    assert.deepEqual(summary(await wait(started.getName())), [0, 0, 0]);
  });

  const refused: [string, string, number][] = [
    ['nothing', '', 1],
    ['blanks', '\n\n', 6],
    ['rows without a value', ',,,,,\n"",""\n', 6],
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
      await assert.rejects(start(csv), refusal(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', fields));
    });
  }

  it('gives the same operation for the same key, whatever has happened since', async () => {
    const [key, csv] = [newId(), csvOf(...lines(3))];
    const first = await start(csv, key);
    await work();
    await wait(first.getName());
    const again = await start(csv, key);
    assert.deepEqual(again.serializeBinary(), first.serializeBinary());
    await assert.rejects(start(csvOf(...lines(3)), key), refusal(status.ALREADY_EXISTS, 'KEY_REUSED'));
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

      const name = (await start(csvOf(...rows), key)).getName();
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
    const started = await Promise.all([1, 2, 3].map(() => start(csvOf(...lines(3 * BATCH)))));
    for (const each of started) assert.deepEqual(summary(await wait(each.getName(), 9)), [3 * BATCH, 0, 0]);
    await Promise.all(others.map((other) => other.stop()));
  });

  it('goes on in another replica at once when one stops in order', async () => {
    const first = await catalog.replica({}, { work: true });
    const started = await start(csvOf(...lines(10 * BATCH)));
    await until(async () => metadataOf(await get(started.getName())).getDoneRows() > 0);
    await first.stop();
    const at = metadataOf(await get(started.getName())).getDoneRows();
    assert.ok(at > 0 && at < 10 * BATCH && at % BATCH === 0, `${at} rows are done`);
    await work();
    assert.deepEqual(summary(await wait(started.getName(), 9)), [10 * BATCH, 0, 0]);
  });

  it('is given up when it never comes further', async () => {
    const started = await start(csvOf(...lines(2)));
    await catalog.db.knex.raw('update operations set attempts = 20 where id = ?', [idOf(started)]);
    await work();
    const failed = await wait(started.getName());
    assert.equal(failed.getDone(), true);
    assert.equal(failed.getError()!.getCode(), status.INTERNAL);
    assert.doesNotMatch(failed.getError()!.getMessage(), /attempts/);
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
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
  });
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
