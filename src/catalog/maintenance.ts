import { audited } from '../runtime/audit.ts';
import { backgroundCall } from '../runtime/call.ts';
import type { Database } from '../runtime/database.ts';
import { purgeKeys } from '../runtime/keys-table.ts';
import type { Logger } from '../runtime/log.ts';
import { append } from '../runtime/outbox.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { expireReservations } from './db/expire-reservations.ts';
import { purgeOperations } from './db/purge-operations.ts';
import { purgeProducts } from './db/purge-products.ts';
import { purgeReservations } from './db/purge-reservations.ts';
import type { Images } from './objects/images.ts';

const EXPIRE_EVERY_MS = 2_000;
const PURGE_EVERY_MS = 60_000;
// It looks at every image there is.
const FORGOTTEN_IMAGES_EVERY_MS = 600_000;
// A batch is one short transaction: a sale of the same product waits for it.
const BATCH = 100;

/** Gives back what reservations hold beyond their time, and forgets what is long over; any number of replicas may do so. */
export function startMaintenance(
  db: Database,
  images: Pick<Images, 'removeForgotten'>,
  log: Logger,
): Periodic {
  const jobs = [
    every(EXPIRE_EVERY_MS, 'expire reservations', log, () => inBatches((size) => expire(db, log, size))),
    every(PURGE_EVERY_MS, 'purge', log, async () => {
      await purgeKeys(db);
      await inBatches((size) => purgeReservations(db, size));
      await inBatches((size) => purgeProducts(db, size));
      await inBatches((size) => purgeOperations(db, size));
    }),
    every(FORGOTTEN_IMAGES_EVERY_MS, 'remove forgotten images', log, () =>
      inBatches((size) => images.removeForgotten(size)),
    ),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}

async function expire(db: Database, log: Logger, size: number): Promise<number> {
  const call = backgroundCall({ method: 'expire reservations', log });
  return db.transaction(async (tx) => {
    const expired = await expireReservations(tx, size);
    const entry = (id: string) => audited(call, 'stock.release', `reservations/${id}`, undefined, 'expired');
    await append(tx, call, expired.map(entry));
    return expired.length;
  });
}

async function inBatches(step: (size: number) => Promise<number>): Promise<void> {
  while ((await step(BATCH)) === BATCH);
}
