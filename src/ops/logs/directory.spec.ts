import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { logFile, setLogsAside } from '../../../local/log-file.ts';
import type { Level } from '../../runtime/log.ts';
import { mulberry32 } from '../../runtime/testing/interleave.ts';
import { until } from '../../runtime/testing/until.ts';
import { recordsOf } from '../testing/logs.ts';
import { createDirectorySource } from './directory.ts';
import { type LogRecord, levelsFrom } from './log-record.ts';

const BEGIN = Date.parse('2026-01-01T00:00:00Z');

describe('createDirectorySource()', () => {
  const folders: string[] = [];
  let folder: string;
  let clock: number;
  const ends: AbortController[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
    folders.push(folder);
    clock = 0;
  });
  afterEach(() => {
    for (const end of ends.splice(0)) end.abort(new Error('done'));
  });
  after(() => {
    for (const each of folders) rmSync(each, { recursive: true });
  });

  const line = (message: string, level: Level = 'info', at = clock++) =>
    `${JSON.stringify({ level, time: new Date(BEGIN + at).toISOString(), service: 'x', instance: 'x', msg: message })}\n`;
  const write = (replica: string, text: string) => appendFileSync(join(folder, `${replica}.log`), text);

  function tail(options: { lines?: number; level?: Level; services?: string[] } = {}) {
    const end = new AbortController();
    ends.push(end);
    const { lines = 100, level = 'info', services = ['catalog', 'orders'] } = options;
    const wanted = { services: new Set(services), levels: levelsFrom(level), lines };
    const seen: LogRecord[] = [];
    let begun = false;
    const source = createDirectorySource(folder, { everyMs: 2 });
    const ended = (async () => {
      for await (const { record } of source.tail(wanted, end.signal)) {
        begun = true;
        if (record) seen.push(record);
      }
    })();
    ended.catch(() => {});
    const messages = () => seen.map(({ message }) => message);
    return {
      seen,
      messages,
      ended,
      /** What is written from then on is not of the past. */
      begun: () => until(() => begun),
      has: (message: string) => until(() => messages().includes(message)),
    };
  }

  it('begins with the last lines of all replicas in the order of their time', async () => {
    write('catalog-1', line('a', 'info', 1) + line('c', 'info', 3) + line('e', 'info', 5));
    write('catalog-2', line('b', 'info', 2) + line('d', 'info', 4));
    write('orders-1', line('f', 'info', 6));
    write('catalog-1-envoy', line('no service', 'info', 7));
    write('gateway', line('no service', 'info', 8));
    const logs = tail({ lines: 4 });
    await logs.has('f');
    assert.deepEqual(logs.messages(), ['c', 'd', 'e', 'f']);
    assert.deepEqual(
      logs.seen.map(({ instance, service }) => `${service} ${instance}`),
      ['catalog catalog-1', 'catalog catalog-2', 'catalog catalog-1', 'orders orders-1'],
    );
  });

  it('then gives what comes, of this service and these levels', async () => {
    write('catalog-1', line('past') + line('trouble of the past', 'error'));
    const logs = tail({ level: 'warn', services: ['catalog'] });
    await logs.has('trouble of the past');
    write('catalog-1', line('quiet') + line('loud', 'warn'));
    write('orders-1', line('another', 'fatal'));
    write('catalog-1', line('last', 'error'));
    await logs.has('last');
    assert.deepEqual(logs.messages(), ['trouble of the past', 'loud', 'last']);
  });

  it('begins with nothing when no lines are wanted, and shows a line only once it is whole', async () => {
    const text = line('half');
    write('catalog-1', line('past') + text.slice(0, 20));
    const logs = tail({ lines: 0 });
    write('orders-1', '');
    await logs.begun();
    write('catalog-1', text.slice(20));
    await logs.has('half');
    assert.deepEqual(logs.messages(), ['half']);
  });

  it('takes up a replica that appears', async () => {
    const logs = tail();
    await logs.begun();
    write('orders-2', line('hello'));
    await logs.has('hello');
  });

  it('finds lines in long files from behind, up to a limit', async () => {
    const filler = line('x'.repeat(1_000));
    write('catalog-1', `${line('long ago', 'error')}${filler.repeat(5_000)}`);
    write('orders-1', `${line('a while ago', 'error')}${filler.repeat(3_000)}`);
    const logs = tail({ level: 'error' });
    await logs.has('a while ago');
    assert.deepEqual(logs.messages(), ['a while ago']);
  });

  it('leaves out what is no line of a log, and lines without an end', async () => {
    write('catalog-1', `${line('first')}Error: password\n    at x\n{"level":"info"}\n`);
    const logs = tail();
    await logs.has('first');
    write('catalog-1', 'y'.repeat(600_000));
    write('catalog-1', `\n${line('second')}`);
    await logs.has('second');
    assert.deepEqual(logs.messages(), ['first', 'second']);
  });

  it('goes on in the log of another run', async () => {
    write('catalog-1', line('one'));
    const logs = tail();
    await logs.has('one');
    write('catalog-1', line('two'));
    setLogsAside(folder);
    write('catalog-1', line('three'));
    await logs.has('three');
    assert.deepEqual(logs.messages(), ['one', 'two', 'three']);
  });

  it('ends with its signal', async () => {
    const logs = tail();
    ends.at(-1)!.abort(new Error('done'));
    await assert.rejects(logs.ended, /done/);
  });

  it('reads no further than it is asked to', async () => {
    const end = new AbortController();
    ends.push(end);
    const wanted = { services: new Set(['catalog']), levels: levelsFrom('info'), lines: 0 };
    const records = recordsOf(createDirectorySource(folder).tail(wanted, end.signal));
    const first = records.next();
    write('catalog-1', line('é'.repeat(500)).repeat(20_000));
    assert.equal((await first).value?.message, 'é'.repeat(500));
    const before = process.memoryUsage().rss;
    for (let i = 1; i < 20_000; i++) await records.next();
    assert.ok(process.memoryUsage().rss - before < 64 * 1024 * 1024);
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`misses nothing and repeats nothing over rotations, ${seed}`, async () => {
      const random = mulberry32(seed);
      const file = logFile(join(folder, 'catalog-1.log'), 30_000);
      const logs = tail({ lines: 0 });
      await logs.begun();
      const TOTAL = 2_000;
      for (let n = 0; n < TOTAL; ) {
        for (let k = Math.ceil(random() * 40); k > 0 && n < TOTAL; k--, n++) {
          write('catalog-1', line(`${n} ${'ü'.repeat(random() * 100)}`));
        }
        file.trim();
        // It is read five times a second: twice in that time is one rotation at most.
        const written = n;
        await until(() => logs.seen.length > written - 100);
      }
      await until(() => logs.seen.length >= TOTAL);
      const numbers = logs.messages().map((message) => Number(message.split(' ')[0]));
      assert.deepEqual(
        numbers,
        Array.from({ length: TOTAL }, (_, n) => n),
      );
    });
  }
});
