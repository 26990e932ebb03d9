import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findProgram, missing } from './programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-programs-'));
after(() => rmSync(folder, { recursive: true }));

describe('findProgram()', () => {
  it('finds a program by the name that Debian gives it', () => {
    writeFileSync(join(folder, 'prometheus-alertmanager'), '', { mode: 0o755 });
    assert.equal(findProgram('Alertmanager', `/none:${folder}`), join(folder, 'prometheus-alertmanager'));
  });

  it('takes no folder and no file that cannot be run', () => {
    mkdirSync(join(folder, 'prometheus'));
    writeFileSync(join(folder, 'alertmanager'), '', { mode: 0o644 });
    assert.equal(findProgram('Prometheus', folder), undefined);
    rmSync(join(folder, 'prometheus-alertmanager'), { force: true });
    assert.equal(findProgram('Alertmanager', folder), undefined);
  });

  it('says how to get what is not there', () => {
    assert.match(missing('Prometheus'), /^Prometheus is not there: install Debian's package prometheus/);
    assert.match(missing('Jaeger'), /make observe-bin/);
  });
});
