import type { Violations } from '../../runtime/validate.ts';

export interface Message {
  readonly id: string;
  readonly room: string;
  /** 1, 2, 3 … in each room, without a gap. */
  readonly position: bigint;
  readonly userId: string;
  readonly requestId: string;
  readonly text: string;
  readonly createTime: Date;
}

/** What somebody wants to say. */
export interface Post {
  readonly id: string;
  readonly userId: string;
  /** '' for a post that is not to be known again. */
  readonly requestId: string;
  readonly text: string;
}

const LONGEST_TEXT = 4_000;

/** The text of a message, as it is kept: 1 to 4,000 characters. */
export function readText(text: string, violations: Violations): string {
  return violations.text('text', text, { max: LONGEST_TEXT });
}

/** A request id, or none. */
export function checkRequestId(requestId: string, violations: Violations): void {
  violations.check(
    /^[\x21-\x7e]{0,128}$/.test(requestId),
    'requestId',
    'must be 1 to 128 printable ASCII characters without spaces',
  );
}
