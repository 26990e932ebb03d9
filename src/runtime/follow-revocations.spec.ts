import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Call } from './call.ts';
import { type Followed, followRevocations, type RevocationFrame } from './follow-revocations.ts';
import { createLog } from './log.ts';
import { until } from './testing/until.ts';

const lines: Record<string, unknown>[] = [];
const log = createLog(
  { service: 'test', instance: 'test-1', level: 'info' },
  { write: (line) => void lines.push(JSON.parse(line)) },
);

let followed: Followed | undefined;
afterEach(async () => {
  await followed?.stop();
  lines.length = 0;
});

function frame(ids: string[], complete: boolean): RevocationFrame {
  const list = ids.map((id) => ({
    getId: () => id,
    getLeastVersion: () => 2,
    getSparedSessionId: () => '',
    getKeepSeconds: () => 60,
  }));
  return { getItem: () => ({ getRevocationsList: () => list, getComplete: () => complete }) };
}

const open = (call: Call) =>
  new Promise<never>((_, reject) => call.signal.addEventListener('abort', () => reject(call.signal.reason)));
const gone = () => new Error('gone');
const refuses = (id: string) => followed!.revocations.refuses(id, undefined);

describe('followRevocations', () => {
  it('is ready with the whole list, not with a part of it', async () => {
    const rest = Promise.withResolvers<void>();
    let ready = false;
    followed = followRevocations(async function* (call) {
      yield frame(['ada'], false);
      await rest.promise;
      yield frame(['bob'], true);
      await open(call);
    }, log);
    void followed.ready.then(() => {
      ready = true;
    });
    await until(() => refuses('ada'));
    assert.equal(ready, false);
    rest.resolve();
    await followed.ready;
    assert.equal(refuses('bob'), true);
    assert.deepEqual(lines, []);
  });

  it('comes again when the stream breaks, and keeps what it has', async () => {
    let streams = 0;
    followed = followRevocations(async function* (call) {
      if (++streams === 2) throw gone();
      yield frame([`user-${streams}`], true);
      if (streams === 1) throw gone();
      await open(call);
    }, log);
    await until(() => refuses('user-3'));
    assert.equal(refuses('user-1'), true);
  });

  it('does not wait for accounts for ever, says so, and takes the list when it comes', async () => {
    let isBack = false;
    followed = followRevocations(
      async function* (call) {
        if (!isBack) throw gone();
        yield frame(['ada'], true);
        await open(call);
      },
      log,
      50,
    );
    await followed.ready;
    assert.equal(refuses('ada'), false);
    assert.ok(
      lines.some(({ msg, level }) => level === 'warn' && /has not told what is revoked/.test(String(msg))),
    );
    isBack = true;
    await until(() => refuses('ada'));
  });

  it('stops while it waits for accounts', async () => {
    followed = followRevocations(async function* (call) {
      await open(call);
      yield frame([], true);
    }, log);
    await followed.stop();
    await followed.ready;
  });
});
