import { type Change, type Entry, hashOf } from './entry.ts';

/** A change that was made, as it is remembered under its user and request id. */
export interface MadeChange {
  readonly userId: string;
  readonly requestId: string;
  readonly hash: Buffer;
  readonly version: bigint;
}

export type Answer =
  | { readonly is: 'accepted'; readonly version: bigint }
  /** It was made on another version than the current one; undefined when there is no entry. */
  | { readonly is: 'conflict'; readonly current: Entry | undefined }
  /** Another change has been made with its request id. */
  | { readonly is: 'reused' }
  /** The space has no room for it. */
  | { readonly is: 'full' };

/** What a space holds: how many entries, and the bytes of their keys and values. */
export interface Held {
  readonly entries: number;
  readonly bytes: number;
}

export interface Applied {
  /** One for each change, in their order. */
  readonly answers: Answer[];
  /** The entries that are another now, by key. */
  readonly entries: Map<string, Entry>;
  readonly made: MadeChange[];
  /** What the space holds then. */
  readonly held: Held;
}

/** A change's request id is its user's own. */
export const madeKey = ({ userId, requestId }: Pick<Change, 'userId' | 'requestId'>): string =>
  `${userId} ${requestId}`;

/**
 * Makes changes one after the other: each on what those before it have left. `position` is what the first one gets, `now` their time.
 * A change that was made before gets its first answer, whatever has become of the entry since. One that makes the space larger than `most` is
 * refused; one that makes it smaller is not, however much there is.
 */
export function applyChanges(
  current: ReadonlyMap<string, Entry>,
  known: readonly MadeChange[],
  changes: readonly Change[],
  { position, now, held, most }: { position: bigint; now: Date; held: Held; most: Held },
): Applied {
  const entries = new Map<string, Entry>();
  const made: MadeChange[] = [];
  let holds = held;
  const before = new Map(known.map((change) => [madeKey(change), change]));

  const answers = changes.map((change, i): Answer => {
    const { userId, key, value, requestId } = change;
    const hash = hashOf(change);
    const first = requestId === '' ? undefined : before.get(madeKey(change));
    if (first) return first.hash.equals(hash) ? { is: 'accepted', version: first.version } : { is: 'reused' };

    const entry = entries.get(key) ?? current.get(key);
    if (change.version !== (entry?.version ?? 0n)) return { is: 'conflict', current: entry };
    const then = {
      entries: holds.entries + (entry ? 0 : 1),
      bytes: holds.bytes + bytesOf(change) - (entry ? bytesOf(entry) : 0),
    };
    if (!entry && then.entries > most.entries) return { is: 'full' };
    if (then.bytes > holds.bytes && then.bytes > most.bytes) return { is: 'full' };
    holds = then;
    const version = change.version + 1n;
    entries.set(key, { key, value, version, position: position + BigInt(i), userId, updateTime: now });
    if (requestId !== '') {
      const remembered = { userId, requestId, hash, version };
      made.push(remembered);
      before.set(madeKey(change), remembered);
    }
    return { is: 'accepted', version };
  });
  return { answers, entries, made, held: holds };
}

function bytesOf({ key, value }: { key: string; value: string }): number {
  return Buffer.byteLength(key) + Buffer.byteLength(value);
}
