import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Level } from '../../runtime/log.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { startCluster, type TestCluster } from '../testing/cluster.ts';
import { type ReadOptions, type ReadSoFar, readUntil } from '../testing/logs.ts';
import { createKubernetesSource } from './kubernetes.ts';
import { kubernetesApi } from './kubernetes-api.ts';

describe('the logs of pods, when their stream is cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  let cluster: TestCluster;
  let services = 0;
  before(async () => {
    cluster = await startCluster(folder);
  });
  after(async () => {
    await cluster.close();
    rmSync(folder, { recursive: true });
  });

  /** A service that no other test has, with its pods. */
  function run(replicas: number) {
    const service = `service${++services}`;
    const pods = Array.from({ length: replicas }, (_, n) => `${service}-7d9f-${n}`);
    for (const pod of pods) cluster.run(pod, service);
    const write = (pod: string, message: string, at: number, nanos = 0, level: Level = 'info') => {
      const time = new Date(Date.UTC(2026) + at * 1_000).toISOString();
      cluster.write(pod, JSON.stringify({ level, time, msg: message }), at, nanos);
    };
    const read = (enough: number | ((lines: string[]) => boolean), options: Partial<ReadOptions> = {}) =>
      readUntil(
        createKubernetesSource(kubernetesApi(cluster.api), silentLog(), { listEveryMs: 10, againMs: 5 }),
        { services: [service], ...options },
        typeof enough === 'number' ? (lines) => lines.length >= enough : enough,
      );
    let markers = 0;
    /** All that there is behind a place: what comes before the last line of each pod, which is written for it. */
    async function rest({ from }: ReadSoFar, options: Partial<ReadOptions> = {}): Promise<string[]> {
      const marker = `last-${++markers}`;
      for (const pod of pods) write(pod, marker, 1e6 + markers, 0, 'fatal');
      const { lines } = await read(
        (seen) => seen.filter((each) => each.endsWith(marker)).length === pods.length,
        { from, ...options },
      );
      return lines.filter((each) => !each.includes('last-'));
    }
    return { service, pods, write, read, rest };
  }

  it('go on behind every line, of two pods, of one second and of one moment', async () => {
    const { pods, write, read, rest } = run(2);
    const [one, two] = pods as [string, string];
    for (const [pod, message, at, nanos] of [
      [one, 'a', 1, 0],
      [two, 'b', 2, 5],
      [one, 'c', 2, 5],
      [one, 'c2', 2, 5],
      [two, 'd', 2, 5],
      [two, 'd2', 2, 7],
      [one, 'e', 2, 7],
    ] as const)
      write(pod, message, at, nanos);
    const { lines: all } = await read(7);
    for (let cut = 1; cut <= all.length; cut++) {
      const before = await read(cut);
      assert.deepEqual(before.lines, all.slice(0, cut));
      const behind = await rest(before);
      for (const pod of pods) {
        const of = (lines: string[]) => lines.filter((each) => each.startsWith(pod));
        assert.deepEqual([...of(before.lines), ...of(behind)], of(all), `cut behind ${cut}`);
      }
      const left = all.slice(cut);
      const again = await read((seen) => left.every((each) => seen.includes(each)), { from: before.from });
      assert.deepEqual(await rest(again), []);
    }
  });

  it('count the lines of a moment also when the past begins within it', async () => {
    const { pods, write, read, rest } = run(1);
    for (let n = 0; n < 40; n++) write(pods[0]!, `${n}`, 1, Math.floor(n / 5));
    const all = Array.from({ length: 40 }, (_, n) => `${pods[0]} ${n}`);
    for (let lines = 0; lines < 8; lines++) {
      // Its place, each time, with the end of this log instead of a last line.
      const before = await read(lines > 0 ? 1 : 0, { lines });
      const { lines: behind } = await read((seen) => seen.length >= lines - 1, { lines, from: before.from });
      assert.deepEqual([...before.lines, ...behind].slice(0, lines), all.slice(40 - lines));
    }
    const before = await read(0, { lines: 0 });
    assert.deepEqual(await rest(before), []);
  });

  it('show none twice of a moment within which what is looked through begins', async () => {
    const { pods, write, read, rest } = run(1);
    for (let n = 0; n < 40; n++) {
      write(pods[0]!, `${n}`, 1, Math.floor(n / 5), [22, 39].includes(n) ? 'info' : 'debug');
    }
    // The last 19 lines are looked through: where 22 stands among those of its moment is not known.
    const before = await read(1, { level: 'info', lines: 3 });
    assert.deepEqual([...before.lines, ...(await rest(before, { level: 'info' }))], [`${pods[0]} 39`]);
  });

  it('show all that came meanwhile, however many, and a pod that began meanwhile from its first line', async () => {
    const { service, pods, write, read, rest } = run(1);
    write(pods[0]!, 'a', 1);
    write(pods[0]!, 'b', 2);
    const before = await read(1, { lines: 2 });
    for (let n = 0; n < 500; n++) write(pods[0]!, `${n}`, 3);
    cluster.run(`${service}-new`, service);
    pods.push(`${service}-new`);
    write(pods[1]!, 'early', 0);
    const behind = await rest(before, { lines: 2 });
    assert.deepEqual(
      behind.filter((each) => each.startsWith(pods[0]!)),
      ['b', ...Array.from({ length: 500 }, (_, n) => `${n}`)].map((each) => `${pods[0]} ${each}`),
    );
    assert.deepEqual(
      behind.filter((each) => each.startsWith(pods[1]!)),
      [`${pods[1]} early`],
    );
  });

  it('get further by lines that are not wanted', async () => {
    const { pods, write, read, rest } = run(1);
    write(pods[0]!, 'trouble', 1, 0, 'error');
    write(pods[0]!, 'quiet', 2);
    write(pods[0]!, 'more trouble', 3, 0, 'error');
    const before = await read(2, { level: 'error' });
    write(pods[0]!, 'still quiet', 4);
    assert.deepEqual(await rest(before, { level: 'error' }), []);
  });

  it('begin with the oldest line there is when the node has rotated theirs away', async () => {
    const { pods, write, read, rest } = run(1);
    write(pods[0]!, 'a', 1);
    const before = await read(1);
    write(pods[0]!, 'gone', 2);
    cluster.rotate(pods[0]!);
    write(pods[0]!, 'c', 3);
    assert.deepEqual(await rest(before), [`${pods[0]} c`]);
  });

  it('keep no place of a pod that is gone', async () => {
    const { pods, write, read } = run(2);
    write(pods[0]!, 'a', 1);
    write(pods[1]!, 'b', 2);
    const before = await read(2);
    assert.deepEqual([...before.from.keys()].toSorted(), pods);
    cluster.delete(pods[0]!);
    const later = await read(0, { from: before.from });
    assert.deepEqual([...later.from.keys()], [pods[1]]);
  });

  it('keep no place of a pod that goes while they are followed', async () => {
    const { service, pods, write } = run(2);
    write(pods[0]!, 'a', 1);
    write(pods[1]!, 'b', 2);
    const source = createKubernetesSource(kubernetesApi(cluster.api), silentLog(), {
      listEveryMs: 5,
      againMs: 5,
    });
    const wanted = { services: new Set([service]), levels: new Set<Level>(['info']), lines: 10 };
    let at = 3;
    for await (const { places } of source.tail(wanted, AbortSignal.timeout(5_000))) {
      if (places.size === 2 && at === 3) cluster.delete(pods[0]!);
      if (places.size === 1 && at > 3) return;
      // Something to make a step of.
      write(pods[1]!, 'more', at++);
    }
  });
});
