import type { Database } from '../runtime/database.ts';
import { purgeKeys } from '../runtime/keys-table.ts';
import { purgeKnownSources } from './db/known-sources.ts';
import { purgeRefreshTokens, purgeSessions } from './db/purge-sessions.ts';
import { purgeRevocations } from './db/revoke.ts';
import { purgeFailures, purgeFailuresBySource } from './db/sign-in-failures.ts';
import type { KeyRing } from './key-ring.ts';

/** Rows deleted by one statement, so that none holds its locks for long. */
const BATCH = 1_000;

/** Jobs that delete what nobody will ask for again; replicas may run them at once, rows that another is at are skipped. */
export function purgeJobs(db: Database, keys: KeyRing): Record<string, () => Promise<unknown>> {
  return {
    'purge-refresh-tokens': () => inBatches((limit) => purgeRefreshTokens(db, limit)),
    'purge-sessions': () => inBatches((limit) => purgeSessions(db, limit)),
    'purge-sign-in-failures': () => inBatches((limit) => purgeFailures(db, limit)),
    'purge-sign-in-failures-by-source': () => inBatches((limit) => purgeFailuresBySource(db, limit)),
    'purge-known-sources': () => inBatches((limit) => purgeKnownSources(db, limit)),
    'purge-revocations': () => inBatches((limit) => purgeRevocations(db, limit)),
    'purge-idempotency-keys': () => purgeKeys(db, BATCH),
    'purge-signing-keys': () => keys.purge(),
  };
}

async function inBatches(deleteBatch: (limit: number) => Promise<number>): Promise<void> {
  while ((await deleteBatch(BATCH)) === BATCH);
}
