import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { follow } from './follow.ts';

describe('follow()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-spec-'));
  after(() => rmSync(folder, { recursive: true }));
  const file = (name: string): string => join(folder, name);

  it('gives the last lines first, then what comes, whole lines only', () => {
    writeFileSync(file('a'), 'one\ntwo\nthree\nfo');
    const log = follow(file('a'), 2);
    assert.deepEqual(log.read(), ['two', 'three']);
    assert.deepEqual(log.read(), []);
    appendFileSync(file('a'), 'ur\nfive\n');
    assert.deepEqual(log.read(), ['four', 'five']);
  });

  it('gives nothing of the past to who wants none', () => {
    writeFileSync(file('none'), 'one\ntwo\n');
    const log = follow(file('none'), 0);
    assert.deepEqual(log.read(), []);
    appendFileSync(file('none'), 'three\n');
    assert.deepEqual(log.read(), ['three']);
  });

  it('goes on at the start of a file that was emptied', () => {
    writeFileSync(file('b'), 'old\nhalf');
    const log = follow(file('b'), 10);
    assert.deepEqual(log.read(), ['old']);
    truncateSync(file('b'));
    appendFileSync(file('b'), 'new\n');
    assert.deepEqual(log.read(), ['new']);
  });

  it('keeps a character whose bytes come apart', () => {
    const bytes = Buffer.from('größe\n');
    writeFileSync(file('c'), bytes.subarray(0, 3));
    const log = follow(file('c'), 10);
    assert.deepEqual(log.read(), []);
    appendFileSync(file('c'), bytes.subarray(3));
    assert.deepEqual(log.read(), ['größe']);
  });

  it('waits for a file that is not there yet', () => {
    const log = follow(file('d'), 10);
    assert.deepEqual(log.read(), []);
    writeFileSync(file('d'), 'here\n');
    assert.deepEqual(log.read(), ['here']);
  });
});
