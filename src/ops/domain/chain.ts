// The chain of the audit log: each entry has the SHA-256 of the hash before it and of what it says itself, its place and times included.
// Whoever changes, removes, adds or moves one would have to write anew every hash behind it, and whoever kept one of those sees it.
import { createHash } from 'node:crypto';

/** An entry as its hash is made of it. */
export interface Link {
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly resource: string;
  readonly userId: string;
  /** In UTC, with microseconds: 2026-11-27T16:20:00.000000Z. */
  readonly created: string;
  readonly logged: string;
  readonly data: unknown;
}

/** Before the first entry. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** This encoding is for ever: another one could prove nothing about the entries there are. */
export function hashOf(before: Buffer, link: Link): Buffer {
  const { position, id, type, resource, userId, created, logged, data } = link;
  const fields = [position.toString(), id, type, resource, userId, created, logged, sorted(data)];
  return createHash('sha256').update(before).update(JSON.stringify(fields), 'utf8').digest();
}

/** jsonb keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

export interface Chain {
  readonly entries: number;
  readonly first: Link | undefined;
  readonly last: Link | undefined;
  readonly head: Buffer;
}

/** Names the first entry that is not as it was written. */
export class BrokenChain extends Error {}

/** Walks all entries in their order; `kept` is a head of before that has to be among them. Throws a BrokenChain. */
export async function walkChain(
  links: AsyncIterable<Link & { readonly hash: Buffer }>,
  kept?: Buffer,
): Promise<Chain> {
  let entries = 0;
  let first: Link | undefined;
  let last: Link | undefined;
  let head = GENESIS;
  let met = kept === undefined || kept.equals(GENESIS);
  for await (const link of links) {
    const due = (last?.position ?? 0n) + 1n;
    if (link.position < due)
      throw new BrokenChain(`entry ${link.position} (${link.id}) was added before the first one`);
    if (link.position > due) {
      const gap =
        link.position === due + 1n ? `entry ${due} is` : `entries ${due} to ${link.position - 1n} are`;
      throw new BrokenChain(`${gap} missing`);
    }
    if (!hashOf(head, link).equals(link.hash))
      throw new BrokenChain(
        `entry ${link.position} (${link.id}, recorded ${link.logged}) is not what was written there: it was changed, added or moved`,
      );
    head = link.hash;
    met ||= kept!.equals(head);
    first ??= link;
    last = link;
    entries++;
  }
  if (!met)
    throw new BrokenChain(
      `no entry has the hash ${kept!.toString('hex')}, which the log had: entries were removed from its end, or all were written anew`,
    );
  return { entries, first, last, head };
}
