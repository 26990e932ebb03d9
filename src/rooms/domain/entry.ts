import { createHash } from 'node:crypto';
import type { Violations } from '../../runtime/validate.ts';

/** An entry of a space. */
export interface Entry {
  readonly key: string;
  readonly value: string;
  /** 1 after the first change, then one more with each. */
  readonly version: bigint;
  /** Of its latest change; those of a space only grow, with gaps. */
  readonly position: bigint;
  readonly userId: string;
  readonly updateTime: Date;
}

/** What somebody wants an entry to be. */
export interface Change {
  readonly userId: string;
  readonly key: string;
  readonly value: string;
  /** The version it is made on; 0 for an entry that is not there. */
  readonly version: bigint;
  /** '' for a change that is not to be known again. */
  readonly requestId: string;
}

const LONGEST_KEY = 128;
const MOST_BYTES = 64 * 1_024;

/** A key is a text; a value is whatever programs make of it, of which not a byte is changed. */
export function readChange(change: Change, violations: Violations): Change {
  const key = violations.text('change.key', change.key, { max: LONGEST_KEY });
  violations.check(
    Buffer.byteLength(change.value) <= MOST_BYTES,
    'change.value',
    `must have at most ${MOST_BYTES} bytes`,
  );
  violations.check(!change.value.includes('\0'), 'change.value', 'must not hold the character NUL');
  violations.check(change.version >= 0n, 'change.version', 'must not be negative');
  return { ...change, key };
}

/** What tells a repeat of a change from another one with the same request id. */
export function hashOf({ key, value, version }: Change): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([key, String(version), value]))
    .digest();
}
