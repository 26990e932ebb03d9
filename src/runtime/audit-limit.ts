// How much of what is read and refused the audit log keeps: whoever asks often is to fill neither it nor the outbox.
//
// So many entries of one asker (the user, or the address where nobody is signed in), action and outcome in a minute are kept; how many more
// there were is one entry at the minute's end. Of more askers than can be told apart, all that is kept is how many there were.
import type { Audited } from './audit.ts';

/** As much of an entry as it is told apart by. */
export type Asked = Pick<Audited, 'actor' | 'action' | 'address' | 'outcome'>;

export interface LeftOut {
  /** The first that was left out; without actor and address where they were too many to be told apart. */
  readonly asked: Asked;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly minute: number;
}

export interface AuditLimit {
  /** Whether an entry of that moment is to be kept; if not, it is counted. */
  allows(asked: Asked, at: number): boolean;
  /** What was left out in the minutes that were over at that moment. */
  over(at: number): LeftOut[];
  /** Whether anything was left out that over() has not given yet. */
  readonly hasLeft: boolean;
}

const MINUTE_MS = 60_000;

export function createAuditLimit({ perMinute = 20, askers = 1_000 } = {}): AuditLimit {
  let minute = 0;
  let known = new Map<string, { asked: Asked; count: number }>();
  /** By action and outcome; the graph bounds them. */
  let others = new Map<string, { asked: Asked; count: number }>();
  let left: LeftOut[] = [];
  /** Of this minute. */
  let more = false;

  function turn(at: number): void {
    const to = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    if (to <= minute) return;
    for (const { asked, count } of known.values())
      if (count > perMinute) left.push({ asked, count: count - perMinute, minute });
    for (const { asked, count } of others.values()) left.push({ asked, count, minute });
    known = new Map();
    others = new Map();
    more = false;
    minute = to;
  }

  return {
    allows(asked, at) {
      turn(at);
      const { action, outcome = '', actor, address } = asked;
      const key = `${actor || address} ${action} ${outcome}`;
      const counted = known.get(key);
      if (counted) {
        const allowed = ++counted.count <= perMinute;
        more ||= !allowed;
        return allowed;
      }
      if (known.size < askers) {
        known.set(key, { asked, count: 1 });
        return true;
      }
      more = true;
      const kind = `${action} ${outcome}`;
      const other = others.get(kind);
      if (other) other.count++;
      else others.set(kind, { asked: { ...asked, actor: '', address: '' }, count: 1 });
      return false;
    },
    over(at) {
      turn(at);
      const over = left;
      left = [];
      return over;
    },
    get hasLeft() {
      return more || left.length > 0;
    },
  };
}
