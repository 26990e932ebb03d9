import { hash, timingSafeEqual } from 'node:crypto';
import type { Call } from '../../runtime/call.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import { invalidField } from '../../runtime/validate.ts';

/** The cursors of one stream. */
export interface Cursors {
  encode(position: bigint): string;
  /** The position of a cursor, undefined for ''; 400 for one that is forged, or comes from another stream or caller. */
  decode(cursor: string): bigint | undefined;
}

/**
 * Cursors of a room or space, bound to the method, the caller and the name as page tokens are. Each member of a room gets one with each
 * message, so the binding is worked out once for a stream, into a key that nobody is ever told; a cursor costs one hash then.
 */
export function cursorsOf(tokens: PageTokens, call: Call, name: string): Cursors {
  const key = tokens.encode({ call, query: ['key of cursors', name] }, []);
  // Half of the hash: whoever has only that cannot go on from its state.
  const sign = (position: string) => hash('sha256', `${key} ${position}`, 'base64url').slice(0, 22);
  return {
    encode(position) {
      const text = String(position);
      return `${text}.${sign(text)}`;
    },
    decode(cursor) {
      if (cursor === '') return undefined;
      const [, position, signature] = /^(\d{1,18})\.([\w-]{22})$/.exec(cursor) ?? [];
      if (position === undefined || !timingSafeEqual(Buffer.from(signature!), Buffer.from(sign(position)))) {
        throw invalidField('cursor', 'is not a cursor of this stream for this caller');
      }
      return BigInt(position);
    },
  };
}
