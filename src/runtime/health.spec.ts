import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Client, status } from '@grpc/grpc-js';
import { service as healthDefinition } from 'grpc-health-check';
import { type Database, openDatabase } from './database.ts';
import { createHealth, type Health, PROCESS } from './health.ts';
import { createServer, type Server } from './server.ts';
import { silentLog, type TestDatabase, testDatabase } from './testing/database.ts';
import { plainClient } from './testing/echo.ts';
import { type TcpProxy, tcpProxy } from './testing/tcp-proxy.ts';
import { until } from './testing/until.ts';

const NAME = 'plaza.test.v1.Echo';
const { Check, Watch } = healthDefinition;

let test: TestDatabase;
let proxy: TcpProxy;
let db: Database;
let health: Health;
let server: Server;
let client: Client;

before(async () => {
  test = await testDatabase();
  const url = new URL(test.url);
  proxy = await tcpProxy({ host: url.hostname, port: Number(url.port) });
  url.host = `127.0.0.1:${proxy.port}`;
  db = openDatabase({ url: url.href, name: 'test', log: silentLog() });
  health = createHealth({ services: [NAME], probe: () => db.healthy(), log: silentLog(), intervalMs: 20 });
  server = createServer({ log: silentLog(), services: [], health });
  client = plainClient(await server.listen('127.0.0.1:0'));
});
after(async () => {
  client.close();
  await server.stop(0);
  health.stop();
  await proxy.close();
  await db.close();
  await test.close();
});

type Reply = { status: string };

function check(service: string, from = client): Promise<string> {
  return new Promise((resolve, reject) => {
    from.makeUnaryRequest<object, object>(
      Check!.path,
      Check!.requestSerialize,
      Check!.responseDeserialize,
      { service },
      (error, reply) => (error ? reject(error) : resolve((reply as Reply).status)),
    );
  });
}

describe('health', () => {
  it('tells a part that lacks something from the whole that does not', async () => {
    let there = true;
    const parts = { 'plaza.test.v1.Part': async () => there };
    const services = [NAME, ...Object.keys(parts)];
    const own = createHealth({ services, probe: async () => true, parts, log: silentLog(), intervalMs: 5 });
    const at = createServer({ log: silentLog(), services: [], health: own });
    const asking = plainClient(await at.listen('127.0.0.1:0'));
    await own.start();
    const all = () => Promise.all(['', ...services].map((name) => check(name, asking)));
    assert.deepEqual(await all(), ['SERVING', 'SERVING', 'SERVING']);
    there = false;
    await until(async () => (await check('plaza.test.v1.Part', asking)) === 'NOT_SERVING');
    assert.deepEqual(await all(), ['SERVING', 'SERVING', 'NOT_SERVING']);
    there = true;
    await until(async () => (await check('plaza.test.v1.Part', asking)) === 'SERVING');
    own.drain();
    assert.deepEqual(await all(), ['NOT_SERVING', 'NOT_SERVING', 'NOT_SERVING']);
    asking.close();
    await at.stop(0);
    own.stop();
  });

  it('is NOT_SERVING before the first probe, then SERVING under each name', async () => {
    assert.deepEqual([await check(''), await check(PROCESS)], ['NOT_SERVING', 'SERVING']);
    await health.start();
    assert.deepEqual([await check(''), await check(NAME)], ['SERVING', 'SERVING']);
  });

  it('does not know other names', async () => {
    await assert.rejects(check('nobody'), { code: status.NOT_FOUND });
    // The package quotes the name, however long it is, in a header.
    await assert.rejects(check('é'.repeat(100_000)), {
      code: status.NOT_FOUND,
      details: /^Health.{30,900}…$/,
    });
  });

  it('notices a database that goes away and one that comes back, in Check and in Watch', async () => {
    const seen: string[] = [];
    const watch = client.makeServerStreamRequest<object, object>(
      Watch!.path,
      Watch!.requestSerialize,
      Watch!.responseDeserialize,
      { service: NAME },
    );
    watch.on('data', (reply: Reply) => seen.push(reply.status));
    watch.on('error', () => {});
    await until(() => seen.length === 1);
    await proxy.cut();
    await until(() => seen.length === 2);
    assert.equal(await check(NAME), 'NOT_SERVING');
    await proxy.mend();
    await until(() => seen.length === 3);
    assert.deepEqual(seen, ['SERVING', 'NOT_SERVING', 'SERVING']);
    watch.cancel();
  });

  it('is not set to SERVING by a probe that was under way when it began to drain', async () => {
    const probed = Promise.withResolvers<boolean>();
    const own = createHealth({ services: [], probe: () => probed.promise, log: silentLog() });
    const ownServer = createServer({ log: silentLog(), services: [], health: own });
    const ownClient = plainClient(await ownServer.listen('127.0.0.1:0'));
    const started = own.start();
    own.drain();
    probed.resolve(true);
    await started;
    assert.equal(await check('', ownClient), 'NOT_SERVING');
    ownClient.close();
    await ownServer.stop(0);
  });

  it('stays NOT_SERVING once it drains, and a watcher does not hold up the shutdown', async () => {
    const ended = Promise.withResolvers<void>();
    const seen: string[] = [];
    const watch = client.makeServerStreamRequest<object, object>(
      Watch!.path,
      Watch!.requestSerialize,
      Watch!.responseDeserialize,
      { service: '' },
    );
    watch.on('data', (reply: Reply) => seen.push(reply.status));
    watch.on('error', () => ended.resolve());
    watch.on('end', () => ended.resolve());
    await until(() => seen.length === 1);
    health.drain();
    await until(() => seen.at(-1) === 'NOT_SERVING');
    assert.equal(await db.healthy(), true);
    assert.deepEqual([await check(''), await check(PROCESS)], ['NOT_SERVING', 'SERVING']);
    const begun = performance.now();
    await server.stop(5_000);
    await ended.promise;
    assert.ok(performance.now() - begun < 5_000, 'nobody had to be cut off');
  });
});
