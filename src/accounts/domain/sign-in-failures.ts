// When guessing has to stop. Failures are counted for an account by each source, and for the account over all sources; an email that is nobody's
// counts as an account.
//
// Five failures of one source within a minute, or fifty within an hour, lock the account for that source alone. Fifty of all sources within an
// hour lock it for all but those from which its user has signed in lately: so nobody can lock out a user at the places where they are at home.

interface Limit {
  readonly failures: number;
  readonly windowMs: number;
}

const MINUTE: Limit = { failures: 5, windowMs: 60_000 };
const HOUR: Limit = { failures: 50, windowMs: 3_600_000 };

/** The times of failures. */
export interface Failures {
  readonly bySource: readonly Date[];
  readonly ofAccount: readonly Date[];
}

/** For how long a source may not try, in ms; 0 when it may. A known one is one from which the user has signed in lately. */
export function lockedForMs({ bySource, ofAccount }: Failures, isKnown: boolean, now: Date): number {
  return Math.max(
    waitMs(bySource, MINUTE, now),
    waitMs(bySource, HOUR, now),
    isKnown ? 0 : waitMs(ofAccount, HOUR, now),
  );
}

/** The failures that still count, oldest first, and one of now. */
export function withFailureNow(failures: readonly Date[], now: Date): Date[] {
  const recent = failures.filter((time) => time.getTime() > now.getTime() - HOUR.windowMs).sort(byTime);
  return [...recent, now].slice(-HOUR.failures);
}

function waitMs(failures: readonly Date[], { failures: most, windowMs }: Limit, now: Date): number {
  const last = failures.toSorted(byTime).at(-most);
  return last === undefined ? 0 : Math.max(0, Math.ceil(last.getTime() + windowMs - now.getTime()));
}

function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}
