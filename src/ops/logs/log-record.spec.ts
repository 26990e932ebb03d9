import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLog } from '../../runtime/log.ts';
import { type LogRecord, lastOf, levelsFrom, readLine } from './log-record.ts';

const origin = { service: 'catalog', instance: 'catalog-1' };
const all = levelsFrom('trace');

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  write(
    createLog(
      { service: 'catalog', instance: 'catalog-1', level: 'trace' },
      {
        write: (line) => {
          text += line;
        },
      },
    ),
  );
  return text.trimEnd();
}

describe('readLine()', () => {
  it('reads what a service writes', () => {
    const line = written((log) =>
      log.child({ request_id: 'r-1' }).warn({ product: 'p', n: [1] }, 'sold out'),
    );
    const record = readLine(line, origin, all)!;
    assert.ok(Math.abs(record.time - Date.now()) < 60_000);
    assert.deepEqual(
      { ...record, time: 0 },
      {
        time: 0,
        service: 'catalog',
        instance: 'catalog-1',
        level: 'warn',
        message: 'sold out',
        requestId: 'r-1',
        fields: { product: 'p', n: [1] },
      },
    );
  });

  it('leaves out other levels', () => {
    const line = written((log) => log.info('hello'));
    assert.equal(readLine(line, origin, levelsFrom('warn')), undefined);
    assert.equal(readLine(line, origin, levelsFrom('info'))?.message, 'hello');
  });

  for (const line of [
    '',
    'Error: password hunter2 at file.ts:1',
    '{"level":"info"',
    '{"level":"info","msg":"no time"}',
    '{"level":"loud","time":"2026-01-01T00:00:00Z","msg":"x"}',
    '[1]',
  ]) {
    it(`leaves out ${JSON.stringify(line)}`, () => assert.equal(readLine(line, origin, all), undefined));
  }

  const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  for (const [what, fields, message] of [
    ['a token in a text', {}, `got ${jwt} from`],
    ['a header', { header: 'Bearer abc.def' }, 'x'],
    ['the password of a URL', { err: { message: 'connect postgres://ops:s3cret@host/db' } }, 'x'],
    ['a secret field in a list', { list: [{ refreshToken: 's3cret' }] }, 'x'],
  ] as [string, Record<string, unknown>, string][]) {
    it(`hides ${what}, should one ever be written`, () => {
      const line = JSON.stringify({
        level: 'info',
        time: new Date().toISOString(),
        ...fields,
        msg: message,
      });
      const shown = JSON.stringify(readLine(line, origin, all));
      assert.match(shown, /\[redacted\]/);
      assert.doesNotMatch(shown, /s3cret|abc\.def|c2lnbmF0dXJl/);
    });
  }
});

describe('lastOf()', () => {
  const at = (time: number, instance = `instance of ${time}`) => ({
    record: { time, instance } as LogRecord,
  });
  const times = (lines: { record: LogRecord }[]) => lines.map(({ record: { time } }) => time);

  it('merges by time', () => {
    assert.deepEqual(times(lastOf([at(3), at(5), at(1), at(4)], 3)), [3, 4, 5]);
    assert.deepEqual(lastOf([at(1)], 0), []);
  });

  it('leaves the lines of an instance in their order, also when its clock was put back', () => {
    const lines = [at(1, 'a'), at(9, 'a'), at(2, 'a'), at(3, 'a'), at(5, 'b'), at(10, 'b')];
    assert.deepEqual(times(lastOf(lines, 5)), [5, 9, 2, 3, 10]);
  });
});
