// Attempts at an account's password, wherever one is asked for: a limit to guessing that holds for all of them together.
import type { Call } from '../runtime/call.ts';
import type { Database } from '../runtime/database.ts';
import { resourceExhausted } from '../runtime/errors.ts';
import { append, type NewEvent } from '../runtime/outbox.ts';
import { type Attempt, type CountedFailures, lockFailures, storeFailures } from './db/sign-in-failures.ts';
import { lockedForMs, withFailureNow } from './domain/sign-in-failures.ts';

export interface KnownAttempt extends Attempt {
  /** Whether its source is one from which the user has signed in lately. */
  readonly isKnown: boolean;
}

/** RESOURCE_EXHAUSTED when there have been too many failures. */
export function refuseWhenLocked(failures: CountedFailures, { isKnown }: KnownAttempt): void {
  const seconds = Math.ceil(lockedForMs(failures, isKnown, failures.now) / 1_000);
  if (seconds === 0) return;
  throw resourceExhausted(
    'TOO_MANY_FAILURES',
    `Signing in has failed too often. Please try again in ${seconds} seconds.`,
    { retryAfter: String(seconds) },
  );
}

/**
 * Counts a failure, and appends what is told of it. Attempts that ran side by side are counted one after the other here: the sixth failure is
 * refused as if it had come later.
 */
export async function recordFailure(
  db: Database,
  attempt: KnownAttempt,
  told: NewEvent,
  call: Call,
): Promise<void> {
  await db.transaction(async (tx) => {
    const failures = await lockFailures(tx, attempt);
    refuseWhenLocked(failures, attempt);
    await storeFailures(tx, attempt, {
      ofAccount: withFailureNow(failures.ofAccount, failures.now),
      bySource: withFailureNow(failures.bySource, failures.now),
    });
    await append(tx, call, [told]);
  }, call);
}
