import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Level } from '../../runtime/log.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { startCluster, type TestCluster } from '../testing/cluster.ts';
import { recordsOf } from '../testing/logs.ts';
import { createKubernetesSource } from './kubernetes.ts';
import { inCluster, kubernetesApi } from './kubernetes-api.ts';
import { type LogRecord, levelsFrom } from './log-record.ts';

const BEGIN = Date.parse('2026-01-01T00:00:00Z');

describe('createKubernetesSource()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  const ends: AbortController[] = [];
  const clusters: TestCluster[] = [];
  let cluster: TestCluster;
  let pods = 0;
  before(async () => {
    cluster = await startCluster(folder);
    clusters.push(cluster);
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end.abort(new Error('done'));
  });
  after(async () => {
    for (const each of clusters) await each.close();
    rmSync(folder, { recursive: true });
  });

  const line = (message: string, at: number, level: Level = 'info') =>
    JSON.stringify({ level, time: new Date(BEGIN + at * 1_000).toISOString(), msg: message });
  /** A pod of a service that no other test has. */
  function run(phase?: string) {
    pods++;
    const [service, name] = [`service${pods}`, `service${pods}-7d9f-x${pods}`];
    cluster.run(name, service, phase);
    const write = (message: string, at: number, level?: Level, nanos = 0) =>
      cluster.write(name, line(message, at, level), at, nanos);
    return { service, name, write };
  }
  function tail(services: string[], options: { lines?: number; level?: Level } = {}) {
    const end = new AbortController();
    ends.push(end);
    const { lines = 100, level = 'info' } = options;
    const source = createKubernetesSource(kubernetesApi(cluster.api), silentLog(), {
      listEveryMs: 20,
      againMs: 5,
    });
    const seen: LogRecord[] = [];
    const wanted = { services: new Set(services), levels: levelsFrom(level), lines };
    const ended = (async () => {
      for await (const { record } of source.tail(wanted, end.signal)) if (record) seen.push(record);
    })();
    ended.catch(() => {});
    const messages = () => seen.map(({ message }) => message);
    return { seen, messages, ended, has: (message: string) => until(() => messages().includes(message)) };
  }

  it('begins with the last lines of all pods by time, and goes on with those to come', async () => {
    const [one, two] = [run(), run()];
    one.write('a', 1);
    two.write('b', 2);
    one.write('c', 3);
    cluster.run('postgres-1', one.service, 'Running', 'database');
    cluster.write('postgres-1', line('of no service', 4), 4);
    const logs = tail([one.service, two.service], { lines: 2 });
    await logs.has('c');
    assert.deepEqual(logs.messages(), ['b', 'c']);
    await until(() => cluster.followers(one.name) === 1);
    one.write('d', 5);
    await logs.has('d');
    assert.deepEqual(logs.messages(), ['b', 'c', 'd']);
    const { service, instance } = logs.seen.at(-1)!;
    assert.deepEqual([service, instance], [one.service, one.name]);
  });

  it('begins with nothing when no lines are wanted', async () => {
    const one = run();
    one.write('past', 1);
    const logs = tail([one.service], { lines: 0 });
    await until(() => cluster.followers(one.name) === 1);
    one.write('to come', 2);
    await logs.has('to come');
    assert.deepEqual(logs.messages(), ['to come']);
  });

  it('finds the rare lines of the past', async () => {
    const one = run();
    one.write('trouble', 1, 'error');
    for (let n = 0; n < 3_000; n++) one.write('all is well', 2);
    const logs = tail([one.service], { level: 'warn' });
    await logs.has('trouble');
    assert.equal(logs.seen.length, 1);
  });

  it('misses nothing and repeats nothing when its streams break off', async () => {
    const one = run();
    const logs = tail([one.service]);
    await until(() => cluster.followers(one.name) === 1);
    let n = 0;
    for (let cut = 0; cut < 5; cut++) {
      // Several lines of one moment, and others of the same second.
      for (let k = 0; k < 6; k++) one.write(String(n++), 10 + cut, 'info', k < 3 ? 2 : k);
      if (cut % 2) await logs.has(String(n - 1));
      cluster.cutAll();
      for (let k = 6; k < 9; k++) one.write(String(n++), 10 + cut, 'info', k);
      await until(() => cluster.followers(one.name) === 1);
    }
    await logs.has(String(n - 1));
    assert.deepEqual(
      logs.messages(),
      Array.from({ length: n }, (_, i) => String(i)),
    );
  });

  it('takes up a pod that appears, and one whose container begins late; forgets one that is gone', async () => {
    const one = run('Pending');
    const logs = tail([one.service]);
    await until(() => cluster.asked.some((path) => path.includes(`${one.name}/log`)));
    one.write('at last', 1);
    cluster.setPhase(one.name, 'Running');
    await logs.has('at last');
    cluster.run('late-pod', one.service);
    cluster.write('late-pod', line('me too', 2), 2);
    await logs.has('me too');
    await until(() => cluster.followers('late-pod') === 1);
    cluster.delete('late-pod');
    const before = cluster.asked.length;
    await until(() => cluster.asked.length > before + 5);
    const late = cluster.asked.slice(before).filter((path) => path.includes('late-pod'));
    assert.ok(late.length <= 1, late.join());
    assert.deepEqual(logs.messages(), ['at last', 'me too']);
  });

  it('goes on when the API was away, and with a token that was exchanged', async () => {
    const one = run();
    const logs = tail([one.service]);
    await until(() => cluster.followers(one.name) === 1);
    cluster.setDown(true);
    cluster.cutAll();
    one.write('meanwhile', 1);
    const before = cluster.asked.length;
    await until(() => cluster.asked.length > before + 3);
    cluster.changeToken();
    cluster.setDown(false);
    await logs.has('meanwhile');
  });

  it('leaves nothing behind', async () => {
    const one = run();
    const logs = tail([one.service]);
    await until(() => cluster.followers(one.name) === 1);
    ends.at(-1)!.abort(new Error('done'));
    await assert.rejects(logs.ended, /done/);
    await until(() => cluster.followers(one.name) === 0);
  });

  it('lets the API wait for a reader that does not read', async () => {
    const one = run();
    const end = new AbortController();
    ends.push(end);
    const source = createKubernetesSource(kubernetesApi(cluster.api), silentLog());
    const wanted = { services: new Set([one.service]), levels: levelsFrom('info'), lines: 0 };
    const records = recordsOf(source.tail(wanted, end.signal));
    const first = records.next();
    await until(() => cluster.followers(one.name) === 1);
    const TOTAL = 30_000;
    for (let n = 0; n < TOTAL; n++) one.write(`${n} ${'x'.repeat(1_000)}`, n);
    assert.match((await first).value!.message, /^0 /);
    for (let n = 1; n < TOTAL; n++)
      assert.equal((await records.next()).value!.message.split(' ')[0], String(n));
  });

  it('is UNAVAILABLE when the API cannot be asked', async () => {
    cluster.setDown(true);
    await assert.rejects(tail(['any']).ended, { reason: 'LOGS_UNAVAILABLE' });
    cluster.setDown(false);
  });

  it('trusts nobody but the authority of the cluster', async () => {
    const other = await startCluster(mkdtempSync(join(folder, 'other-')));
    clusters.push(other);
    const api = kubernetesApi({ ...cluster.api, ca: other.api.ca });
    await assert.rejects(api.getJson('/api/v1/namespaces/plaza/pods', {}, AbortSignal.timeout(5_000)), {
      code: /CERT|SIGNATURE/,
    });
  });

  it('finds the API from inside a pod, and says so when it is in none', async () => {
    for (const [name, text] of [
      ['namespace', 'plaza\n'],
      ['token', 'second-token\n'],
    ])
      writeFileSync(join(folder, name!), text!);
    const env = {
      KUBERNETES_SERVICE_HOST: cluster.api.host,
      KUBERNETES_SERVICE_PORT: String(cluster.api.port),
    };
    const api = inCluster(env, folder);
    const list = await api.getJson('/api/v1/namespaces/plaza/pods', {}, AbortSignal.timeout(5_000));
    assert.equal((list as { kind: string }).kind, 'PodList');
    assert.throws(() => inCluster({}, folder), /does not run in a cluster/);
  });
});
