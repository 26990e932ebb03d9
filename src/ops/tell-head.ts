import type { Database } from '../runtime/database.ts';
import type { Logger } from '../runtime/log.ts';
import { AUDIT_ENTRIES } from './db/tables.ts';

/** Writes into the log how far the audit log has come and with what hash, when it has come further. */
export function createTellHead(db: Database, log: Logger): () => Promise<void> {
  let told = 0n;
  return async () => {
    const [head] = await db.query<{ position: bigint; hash: Buffer }>({
      name: 'tell-audit-head',
      text: `select position, hash from ${AUDIT_ENTRIES} order by position desc limit 1`,
    });
    if (!head || head.position === told) return;
    told = head.position;
    log.info({ sequence: head.position.toString(), hash: head.hash.toString('hex') }, 'audit head');
  };
}
