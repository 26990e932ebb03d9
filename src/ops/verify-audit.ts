// Walks the chain of the audit log and says whether it is whole, on a laptop (`make verify-audit`) and in a pod of ops alike.
import { readEnv, text } from '../runtime/config.ts';
import { openDatabase } from '../runtime/database.ts';
import { createLog } from '../runtime/log.ts';
import { readLinks } from './db/links.ts';
import { walkChain } from './domain/chain.ts';

/** The hash of the last entry, and a sentence about all of them; throws a BrokenChain. `kept` is a head of before, in hexadecimal. */
export async function verifyAudit(url: string, kept?: string): Promise<{ head: string; sentence: string }> {
  if (kept !== undefined && !/^[0-9a-f]{64}$/.test(kept))
    throw new Error('A head is a hash of 64 hexadecimal digits, as an earlier run has said it.');
  const log = createLog({ service: 'verify-audit', instance: 'verify-audit', level: 'error' });
  const db = openDatabase({ url, max: 1, name: 'verify-audit', log });
  try {
    const chain = await walkChain(readLinks(db), kept === undefined ? undefined : Buffer.from(kept, 'hex'));
    const head = chain.head.toString('hex');
    const span = chain.first && chain.last ? `, from ${chain.first.logged} to ${chain.last.logged}` : '';
    return { head, sentence: `${chain.entries} entries${span}, head ${head}` };
  } finally {
    await db.close();
  }
}

const USAGE = `Usage: DATABASE_URL=… node src/ops/verify-audit.ts [head]

Says whether the audit log is whole, and its head: the hash of its last entry. With a head of before, also whether all that was there then
still is.
`;

async function main(): Promise<number> {
  const [kept, ...more] = process.argv.slice(2);
  if (kept === '--help' || more.length > 0) {
    process.stderr.write(USAGE);
    return kept === '--help' ? 0 : 2;
  }
  try {
    const { url } = readEnv({ url: text('DATABASE_URL', { pattern: /^postgres(ql)?:/ }) }, process.env);
    console.log((await verifyAudit(url, kept)).sentence);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main();
