import type { Database } from '../../runtime/database.ts';
import type { Claim } from '../db/claim-intent.ts';
import { extendLease } from '../db/end-intent.ts';

/** How long a repeat waits for a holder that was killed. */
export const LEASE_MS = 2_000;
const EXTEND_EVERY_MS = 600;

/** Does the work of a claim, and extends its lease as long as that takes. */
export async function keepingLease<T>(db: Database, claim: Claim, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    // Where it fails somebody may take over, which the lease's token makes harmless.
    extendLease(db, claim, LEASE_MS).catch(() => {});
  }, EXTEND_EVERY_MS);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
