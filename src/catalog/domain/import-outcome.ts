import type { PlazaError } from '../../runtime/errors.ts';

export interface ImportFailure {
  /** The row's place in the import, from 0. */
  readonly index: number;
  readonly error: PlazaError;
}

/** What became of some rows of an import. */
export interface ImportOutcome {
  created: number;
  updated: number;
  readonly failures: ImportFailure[];
}

/** How many failures an import tells of one by one. */
export const MAX_FAILURES_TOLD = 1_000;

/** What became of an import so far, in bounded memory. */
export interface ImportTally {
  created: number;
  updated: number;
  failedCount: number;
  /** The first ones, in the order of the import. */
  readonly failures: ImportFailure[];
}

export function newTally(): ImportTally {
  return { created: 0, updated: 0, failedCount: 0, failures: [] };
}

/** Adds what became of the next rows. */
export function addOutcome(tally: ImportTally, outcome: ImportOutcome): void {
  tally.created += outcome.created;
  tally.updated += outcome.updated;
  const inOrder = outcome.failures.toSorted((a, b) => a.index - b.index);
  tally.failures.push(...inOrder.slice(0, MAX_FAILURES_TOLD - tally.failures.length));
  tally.failedCount += inOrder.length;
}
