// Tokens that are refused although they have not expired: of users who are gone, have lost a role or ended their sessions, and of sessions
// that were ended. accounts tells every replica (follow-revocations.ts), and server.ts asks before each call. A user's tokens carry a
// version that grows, so that nothing here compares the clocks of two machines.
import type { Session } from './call.ts';

export interface Revocation {
  /** Of a user, or of a session. */
  readonly id: string;
  /** Of a user's tokens, those of a lower version are refused. Of a session's, all are. */
  readonly leastVersion: number;
  /** A session of the user whose tokens stay good all the same, or ''. */
  readonly spared: string;
  /** For how long there can be such tokens. */
  readonly keepMs: number;
}

interface Held extends Revocation {
  /** By performance.now(). */
  readonly until: number;
}

/** Some 20 MB. Beyond it the oldest are forgotten, whose tokens have the least time left. */
export const MOST_REVOCATIONS = 100_000;

export class Revocations {
  readonly #most: number;
  /** Oldest first. */
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();

  constructor(most = MOST_REVOCATIONS) {
    this.#most = most;
  }

  /** Whether there is nothing to ask. */
  get isEmpty(): boolean {
    return this.#held.size === 0;
  }

  /** Whether a token of this user and session is refused. One without a session is older than versions are, and as if of the lowest. */
  refuses(subject: string, session: Session | undefined): boolean {
    const bySubject = this.#held.get(subject);
    if (bySubject && (session === undefined || session.version < bySubject.leastVersion)) {
      if (session === undefined || session.id !== bySubject.spared) return true;
    }
    return session !== undefined && this.#held.has(session.id);
  }

  /** Adds revocations and tells the listeners; gives how many had to be forgotten before their time. */
  add(revocations: readonly Revocation[]): number {
    const now = performance.now();
    for (const revocation of revocations) {
      const { id, leastVersion, keepMs } = revocation;
      const known = this.#held.get(id);
      // The list that a new connection begins with may be older than what another replica of accounts has told.
      if (known && known.leastVersion > leastVersion) continue;
      this.#held.delete(id);
      this.#held.set(id, { ...revocation, until: Math.max(now + keepMs, known?.until ?? 0) });
    }
    let forgotten = 0;
    for (const [id, { until }] of this.#held) {
      if (until > now && this.#held.size <= this.#most) break;
      if (until > now) forgotten++;
      this.#held.delete(id);
    }
    if (revocations.length > 0) for (const listener of this.#listeners) listener();
    return forgotten;
  }

  /** All that hold, oldest first. */
  entries(): Revocation[] {
    const now = performance.now();
    return [...this.#held.values()]
      .filter(({ until }) => until > now)
      .map(({ id, leastVersion, spared, until }) => ({ id, leastVersion, spared, keepMs: until - now }));
  }

  /** Calls back whenever something was added. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
