import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { logFile, setLogsAside } from '../../../local/log-file.ts';
import type { Level } from '../../runtime/log.ts';
import { mulberry32 } from '../../runtime/testing/interleave.ts';
import { type ReadOptions, type ReadSoFar, readUntil } from '../testing/logs.ts';
import { createDirectorySource } from './directory.ts';

const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const ONE = 'catalog-1';
const TWO = 'orders-1';

describe('the logs of a folder, when their stream is cut', () => {
  const folders: string[] = [];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    folders.push(folder);
  });
  after(() => {
    for (const each of folders) rmSync(each, { recursive: true });
  });

  const fileOf = (replica: string) => join(folder, `${replica}.log`);
  const line = (message: string, at = 0, level: Level = 'info') =>
    `${JSON.stringify({ level, time: new Date(BEGIN + at).toISOString(), msg: message })}\n`;
  const write = (replica: string, ...texts: string[]) => appendFileSync(fileOf(replica), texts.join(''));
  /** Rotates it whatever its size. */
  const rotate = (replica: string) => logFile(fileOf(replica), 0).trim();

  const read = (enough: number | ((lines: string[]) => boolean), options: Partial<ReadOptions> = {}) =>
    readUntil(
      createDirectorySource(folder, { everyMs: 2 }),
      { services: ['catalog', 'orders'], ...options },
      typeof enough === 'number' ? (lines) => lines.length >= enough : enough,
    );
  /** All that there is behind a place: what comes before the last line of each replica, which is written for it. */
  let markers = 0;
  async function rest({ from }: ReadSoFar, options: Partial<ReadOptions> = {}): Promise<string[]> {
    const marker = `last-${++markers}`;
    const replicas = new Set(readdirSync(folder).map((name) => name.split('.')[0]!));
    for (const replica of replicas) write(replica, line(marker, 1e9 + markers, 'fatal'));
    const { lines } = await read(
      (seen) => seen.filter((each) => each.endsWith(marker)).length === replicas.size,
      { from, ...options },
    );
    return lines.filter((each) => !each.includes('last-'));
  }

  it('go on behind every line, of two replicas and of equal times, in the past as later', async () => {
    write(ONE, line('a', 1), line('c', 2), line('c2', 2), line('e', 4));
    write(TWO, line('b', 2), line('d', 2), line('d', 2), line('f', 4));
    const { lines: all } = await read(8);
    assert.equal(all.length, 8);
    for (let cut = 1; cut <= all.length; cut++) {
      const before = await read(cut);
      assert.deepEqual([...before.lines, ...(await rest(before))], all, `cut behind ${cut}`);
      // Behind a place, nothing is of the past: the same cuts in a stream that was resumed.
      const again = await read(all.length - cut, { from: before.from });
      assert.deepEqual(again.lines, all.slice(cut));
      assert.deepEqual(await rest(again), []);
    }
  });

  it('begin with the last lines once, and show all that came meanwhile, however many', async () => {
    write(ONE, ...Array.from({ length: 10 }, (_, n) => line(`${n}`, n)));
    write(TWO, line('long ago', 1));
    const before = await read(2, { lines: 3 });
    assert.deepEqual(before.lines, [`${ONE} 7`, `${ONE} 8`]);
    const many = Array.from({ length: 3_000 }, (_, n) => `${n + 10}`);
    write(ONE, ...many.map((n) => line(n, 20)));
    write(TWO, line('later', 2));
    const behind = await rest(before, { lines: 3 });
    assert.deepEqual(
      behind.filter((each) => each.startsWith(ONE)),
      [`${ONE} 9`, ...many.map((n) => `${ONE} ${n}`)],
    );
    assert.deepEqual(
      behind.filter((each) => each.startsWith(TWO)),
      [`${TWO} later`],
    );
  });

  it('show a replica from its first line when it began meanwhile', async () => {
    write(ONE, line('a'));
    const before = await read(1);
    write(TWO, line('first', -5), line('second'));
    assert.deepEqual((await rest(before)).toSorted(), [`${TWO} first`, `${TWO} second`]);
  });

  it('begin with nothing when no lines were wanted, and go on with all that came', async () => {
    write(ONE, line('past'));
    const before = await read(0, { lines: 0 });
    write(ONE, line('new'));
    assert.deepEqual(await rest(before, { lines: 0 }), [`${ONE} new`]);
  });

  it('get further by lines that are not wanted', async () => {
    write(ONE, line('trouble', 1, 'error'), line('quiet', 2));
    const before = await read(1, { level: 'error' });
    let places = '';
    const later = await readUntil(
      {
        async *tail(wanted, signal) {
          for await (const step of createDirectorySource(folder, { everyMs: 2 }).tail(wanted, signal)) {
            places = String(step.places.get(ONE));
            yield step;
          }
        },
      },
      { services: ['catalog'], level: 'error', from: before.from },
      () => places !== String(before.from.get(ONE)),
    );
    assert.deepEqual(later.lines, []);
    // Those lines are behind it: they are not shown to whoever would want them.
    assert.deepEqual(await rest(later), []);
  });

  for (const cut of [1, 2, 3]) {
    it(`go on in the file before when it was rotated meanwhile, cut behind ${cut}`, async () => {
      write(ONE, line('a'), line('b'), line('c'));
      const before = await read(cut);
      write(ONE, line('d'));
      rotate(ONE);
      write(ONE, line('e'));
      const all = ['a', 'b', 'c', 'd', 'e'].map((each) => `${ONE} ${each}`);
      assert.deepEqual([...before.lines, ...(await rest(before))], all);
      const inOld = await read(1, { from: before.from });
      assert.deepEqual([...before.lines, ...inOld.lines, ...(await rest(inOld))], all);
    });
  }

  it('go on over a new run, whose file may not be there yet', async () => {
    write(ONE, line('a'), line('b'));
    const before = await read(1);
    setLogsAside(folder);
    const reading = read(2, { from: before.from });
    write(ONE, line('c', 5));
    const later = await reading;
    assert.deepEqual(later.lines, [`${ONE} b`, `${ONE} c`]);
    assert.deepEqual(await rest(later), []);
  });

  it('begin with the oldest line there is when theirs has been rotated away', async () => {
    write(ONE, line('a'), line('b'));
    const before = await read(1);
    for (const message of ['c', 'd']) {
      rotate(ONE);
      write(ONE, line(message, message.charCodeAt(0)));
    }
    assert.deepEqual(await rest(before), [`${ONE} c`, `${ONE} d`]);
    rotate(ONE);
    writeFileSync(`${fileOf(ONE)}.1`, '');
    write(ONE, line('e', 200));
    assert.deepEqual(await rest(before), [`${ONE} e`]);
  });

  for (const seed of [1, 2, 3]) {
    it(`miss nothing and repeat nothing over cuts and rotations, ${seed}`, async () => {
      const random = mulberry32(seed);
      const replicas = [ONE, TWO, 'catalog-2'];
      const written: string[] = [];
      const seen: string[] = [];
      let from: ReadSoFar['from'] | undefined;
      for (let round = 0; round < 40; round++) {
        for (let k = random() * 20; k > 0; k--) {
          const replica = replicas[Math.floor(random() * 3)]!;
          // Times that go back, too.
          write(replica, line(`${written.length} ${'ü'.repeat(random() * 60)}`, round + random() * 3));
          written.push(`${replica} ${written.length}`);
        }
        // What has not been read by the second rotation is gone.
        const enough = round % 8 < 7 ? seen.length + random() * 10 : written.length;
        const here = await read((lines) => seen.length + lines.length >= Math.min(enough, written.length), {
          from,
        });
        seen.push(...here.lines.map((each) => each.trim().split(' ').slice(0, 2).join(' ')));
        from = here.from;
        if (round % 8 === 7) rotate(replicas[Math.floor(random() * 3)]!);
      }
      assert.equal(seen.length, written.length);
      for (const replica of replicas) {
        const of = (lines: string[]) => lines.filter((each) => each.startsWith(replica));
        assert.deepEqual(of(seen), of(written));
      }
    });
  }
});
