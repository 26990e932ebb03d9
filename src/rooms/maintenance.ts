import type { Database } from '../runtime/database.ts';
import { purgeKeys } from '../runtime/keys-table.ts';
import type { Logger } from '../runtime/log.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { purgeMadeChanges } from './db/purge-made-changes.ts';

const PURGE_EVERY_MS = 60_000;
/** Rows of one statement, so that none holds its locks for long. */
const BATCH = 1_000;

/** Forgets what repeats are known by when its time is over; any number of replicas may do so. */
export function startMaintenance(db: Database, log: Logger): Periodic {
  return every(PURGE_EVERY_MS, 'purge', log, async () => {
    await purgeKeys(db, BATCH);
    while ((await purgeMadeChanges(db, BATCH)) === BATCH);
  });
}
