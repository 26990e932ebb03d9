import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { lastLines } from './log-file.ts';

it('shows why an Envoy aborted, and not from where', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-log-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'envoy.log');
  const why =
    '[critical][assert] assert failure: inotify_fd_ >= 0. Details: Consider increasing value of fs.inotify.max_user_instances via sysctl';
  writeFileSync(
    file,
    [
      '[warning][main] earlier',
      why,
      '[error][envoy_bug] stacktrace for envoy bug',
      '[error][envoy_bug] #0 UNKNOWN [0x559c11ae922c]',
      '[critical][backtrace] Backtrace (use tools/stack_decode.py to get line numbers):',
      '',
    ].join('\n'),
  );
  assert.equal(lastLines(file, 1), why);
});
