// `make bench-imports`: how fast products are imported through the gateway, beside PostgreSQL's own COPY of the same rows.
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { parseArgs } from 'node:util';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import pg from 'pg';
import moneyPb from '../gen/google/type/money_pb.js';
import catalogGrpc from '../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import catalogPb from '../gen/plaza/catalog/v1/catalog_pb.js';
import { startMesh } from '../local/start-mesh.ts';
import { until } from '../local/until.ts';
import { jsonClient } from './clients.ts';
import { copyIn } from './copy-in.ts';

const usage = `usage: make bench-imports [ROWS=20000]
  Loads the same rows three ways into tables with the same indexes: by PostgreSQL's COPY, by a gRPC stream and by a JSON array through
  gateway and sidecar. A million rows take a quarter of an hour. Ends what it starts.`;

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '20000' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const rows = Number(values.rows);
if (!(Number.isInteger(rows) && rows >= 1)) {
  console.error(`ROWS is a number of 1 and more.\n${usage}`);
  process.exit(2);
}

/** Whose memory must not grow with the rows. */
const processes = ['catalog-1', 'catalog-1-envoy', 'gateway'];

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const mesh = await startMesh({
  dir: '.plaza/bench-imports',
  environment: 'test',
  fresh: true,
  services: ['accounts', 'catalog'],
  replicas: { accounts: 1, catalog: 1 },
  envoyBin: process.env.ENVOY_BIN,
  signal: interrupted.signal,
  env: () => ({ LOG_LEVEL: 'warn' }),
  log: (line) => console.error(line),
});
try {
  const token = await signInAsStaff();
  // The owner of the tables: the service itself may make none.
  const client = new pg.Client({ connectionString: mesh.postgres.ownerUrl('catalog') });
  client.on('error', () => {});
  await client.connect();
  console.log(`\n${rows} rows, each with a description of about 90 characters`);

  await client.query('create table copied_products (like products including all)');
  await client.query('create table copied_stock (like stock including all)');
  const copied = await timed(async () => {
    const columns = 'id, sku, name, description, category, currency, price_minor, image_url';
    await copyIn(client, `copy copied_products (${columns}) from stdin`, productLines());
    await copyIn(client, 'copy copied_stock (product_id, on_hand) from stdin', stockLines());
  });
  await client.query('drop table copied_products, copied_stock');
  report('COPY into the two tables', copied, copied);

  for (const [what, send] of [
    ['gRPC stream', sendStream],
    ['JSON array', sendArray],
  ] as const) {
    await client.query('truncate products, stock, outbox');
    await client.query('checkpoint').catch(() => {});
    for (const name of processes) resetPeak(name);
    const seconds = await timed(() => send(token));
    const { n } = (await client.query('select count(*)::int as n from products')).rows[0];
    if (n !== rows) throw new Error(`${n} of ${rows} rows are there`);
    report(`${what} through the gateway`, seconds, copied);
    console.log(`  largest RSS: ${processes.map((name) => `${name} ${peakMiB(name)} MiB`).join(', ')}`);
  }
  await client.end();
} finally {
  await mesh.stop();
}
process.exit(0);

/** Linux keeps the largest resident set of a process, and forgets it when it is told to. */
function resetPeak(name: string): void {
  try {
    writeFileSync(`/proc/${pidOf(name)}/clear_refs`, '5');
  } catch {
    // Elsewhere there is no such figure.
  }
}

function peakMiB(name: string): string {
  try {
    const status = readFileSync(`/proc/${pidOf(name)}/status`, 'utf8');
    return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024).toFixed(0);
  } catch {
    return '?';
  }
}

function pidOf(name: string): number | undefined {
  return mesh.processes().find((process) => process.name === name)?.pid;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

function report(what: string, seconds: number, baseline: number): void {
  const rate = Math.round(rows / seconds);
  console.log(
    `${what.padEnd(36)}${seconds.toFixed(1).padStart(8)} s ${String(rate).padStart(8)} rows/s   ${(baseline / seconds).toFixed(2)} of COPY`,
  );
}

/** What is imported; the same rows for all three. */
function field(i: number) {
  return {
    sku: `BENCH-${i}`,
    name: `${['Oak', 'Steel', 'Linen', 'Glass'][i % 4]} ${['table', 'lamp', 'chair', 'shelf', 'bowl'][i % 5]} number ${i}`,
    description:
      'It has a description of about the length that descriptions have, which is a sentence or two.',
    category: `category-${i % 50}`,
    units: i % 1_000,
    stock: i % 100,
  };
}

function* batched(line: (i: number) => string): Generator<string> {
  for (let i = 0; i < rows; i += 1_000) {
    let text = '';
    for (let j = i; j < Math.min(rows, i + 1_000); j++) text += line(j);
    yield text;
  }
}

/** Ids that ascend, as the service's own do. */
function idOf(i: number): string {
  return `0197a000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

function productLines(): Generator<string> {
  return batched((i) => {
    const { sku, name, description, category, units } = field(i);
    return `${idOf(i)}\t${sku}\t${name}\t${description}\t${category}\tEUR\t${units * 100}\t\n`;
  });
}

function stockLines(): Generator<string> {
  return batched((i) => `${idOf(i)}\t${field(i).stock}\n`);
}

/** Keeps no more than the connection takes. */
async function sendStream(token: string): Promise<void> {
  const client = new Client(new URL(mesh.gatewayUrl).host, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.enable_http_proxy': 0,
  });
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const { path, requestSerialize, responseDeserialize } = catalogGrpc.CatalogService.importProducts;
  const { promise, resolve, reject } = Promise.withResolvers<catalogPb.ImportProductsResponse>();
  const stream = client.makeClientStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    metadata,
    (error, reply) => (error ? reject(error) : resolve(reply!)),
  );
  for (let i = 0; i < rows; i++) {
    const { sku, name, description, category, units, stock } = field(i);
    const price = new moneyPb.Money().setCurrencyCode('EUR').setUnits(units);
    const product = new catalogPb.Product();
    product.setSku(sku).setName(name).setDescription(description).setCategory(category);
    product.setPrice(price).setStock(stock);
    if (!stream.write(product)) await new Promise((drained) => stream.once('drain', drained));
  }
  stream.end();
  const reply = await promise;
  if (reply.getCreated() !== rows) throw new Error(`${reply.getCreated()} of ${rows} rows were created`);
  client.close();
}

async function sendArray(token: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const sending = httpRequest(
    `${mesh.gatewayUrl}/v1/products:import`,
    { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } },
    (reply) => {
      let text = '';
      reply.on('data', (chunk) => {
        text += chunk;
      });
      reply.on('end', () => {
        if (reply.statusCode === 200) resolve();
        else reject(new Error(`the import was answered ${reply.statusCode} ${text.slice(0, 300)}`));
      });
    },
  );
  sending.on('error', reject);
  let first = true;
  for (const text of batched((i) => {
    const { units, ...fields } = field(i);
    const comma = first ? '[' : ',';
    first = false;
    return comma + JSON.stringify({ ...fields, price: { currencyCode: 'EUR', units: String(units) } });
  })) {
    if (!sending.write(text))
      await Promise.race([promise, new Promise((drained) => sending.once('drain', drained))]);
  }
  sending.end(']');
  await promise;
}

async function signInAsStaff(): Promise<string> {
  const json = jsonClient(mesh.gatewayUrl, 1);
  const account = { email: `${crypto.randomUUID()}@bench.example`, password: crypto.randomUUID() };
  const user = JSON.parse(await json.call('POST', '/v1/users', 201, { ...account, fullName: 'Bench' }));
  const accounts = new pg.Client({ connectionString: mesh.postgres.url('accounts') });
  await accounts.connect();
  await accounts.query(`update users set roles = '{customer,staff}' where id = $1`, [user.id]);
  await accounts.end();
  let session = { accessToken: '' };
  await until('the token is taken', async () => {
    session = JSON.parse(await json.call('POST', '/v1/sessions', 200, account));
    await json.call('GET', '/v1/users/me', 200, undefined, session.accessToken);
    return true;
  });
  json.close();
  return session.accessToken;
}
