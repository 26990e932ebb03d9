import type { Tx } from '../../runtime/database.ts';
import { aborted, PlazaError } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/log.ts';
import { isFaultOfValues } from '../../runtime/sqlstate.ts';
import { upsertProducts } from '../db/upsert-products.ts';
import type { ImportOutcome } from '../domain/import-outcome.ts';
import { type ImportRow, waves } from '../domain/import-row.ts';

/** Rows of one transaction: enough that the round trips do not count, few enough that locks are not held for long. */
export const BATCH = 500;

/** How often rows are looked for again that somebody else adds at the same moment. */
const ATTEMPTS = 3;

/**
 * Writes rows as if one after the other, each by itself: one that the database refuses fails alone. It is found by halves, so that a
 * batch without one costs one statement.
 */
export async function writeRows(
  tx: Tx,
  rows: readonly ImportRow[],
  { keepTexts, log }: { keepTexts: boolean; log: Logger },
): Promise<ImportOutcome> {
  const outcome: ImportOutcome = { created: 0, updated: 0, failures: [] };
  for (const wave of waves(rows)) await writeWave(wave);
  return outcome;

  async function writeWave(wave: readonly ImportRow[]): Promise<void> {
    await tx.run('savepoint wave');
    try {
      const missed = await upsert(wave);
      await tx.run('release savepoint wave');
      for (const { index } of missed) outcome.failures.push({ index, error: taken() });
    } catch (error) {
      if (!isFaultOfValues(error)) throw error;
      await tx.run('rollback to savepoint wave; release savepoint wave');
      const half = wave.length >> 1;
      if (half > 0) {
        await writeWave(wave.slice(0, half));
        await writeWave(wave.slice(half));
      } else {
        // What our own checks let through should not come this far.
        log.error({ err: error, row: wave[0]!.index }, 'a row of an import was refused by the database');
        outcome.failures.push({ index: wave[0]!.index, error: PlazaError.from(error) });
      }
    }
  }

  /** Gives the rows that were neither written nor found. */
  async function upsert(wave: readonly ImportRow[]): Promise<readonly ImportRow[]> {
    const counted = { created: 0, updated: 0 };
    let left = wave;
    for (let attempt = 1; left.length > 0 && attempt <= ATTEMPTS; attempt++) {
      const results = await upsertProducts(tx, left, keepTexts);
      for (const result of results) if (result !== 'missed') counted[result]++;
      left = left.filter((_, i) => results[i] === 'missed');
    }
    outcome.created += counted.created;
    outcome.updated += counted.updated;
    return left;
  }
}

function taken(): PlazaError {
  return aborted(
    'CONCURRENT_CHANGE',
    'The product was changed by somebody else at the same moment. Please try again.',
  );
}
