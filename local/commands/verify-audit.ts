import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from '../../src/ops/verify-audit.ts';
import { runCommand } from './command.ts';
import { withDatabases } from './service-databases.ts';

const USAGE = `Usage: make verify-audit [HEAD=hash]

Says whether the audit log of this checkout's mesh is whole, and its head: the hash of its last entry. The head of the last run is kept in
.plaza/data/audit-head, and has to be among the hashes of the log.
  --head <hash>   this one has to be, instead`;

await runCommand(USAGE, { head: { type: 'string' } }, async ({ head: asked }) => {
  await withDatabases(['ops'], async (_, url, paths) => {
    const file = join(paths.data, 'audit-head');
    const { head, sentence } = await verifyAudit(url, asked ?? keptIn(file));
    writeFileSync(file, `${head}\n`, { mode: 0o600 });
    process.stdout.write(`${sentence}\n`);
  });
});

function keptIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}
