// The lock-out of an account: five failures within a minute, and nothing more is tried until the oldest of them is a minute old.

const LIMIT = { failures: 5, windowMs: 60_000 };

/** How long an account stays locked, in ms; 0 when it is not. */
export function lockedForMs(failures: readonly Date[], now: Date): number {
  const recent = recentFailures(failures, now);
  if (recent.length < LIMIT.failures) return 0;
  const fifthLast = recent[recent.length - LIMIT.failures]!;
  return Math.max(1, fifthLast.getTime() + LIMIT.windowMs - now.getTime());
}

/** The failures that still count, oldest first. */
export function recentFailures(failures: readonly Date[], now: Date): Date[] {
  return failures
    .filter((time) => time.getTime() > now.getTime() - LIMIT.windowMs)
    .sort((a, b) => a.getTime() - b.getTime());
}
