// How many streams one user and one address hold open at this replica. The proxies bound all streams together and how fast an address opens
// them; how many of them are whose, only the end of them knows. With n replicas, somebody who is spread over them has n times as many.
import { status } from '@grpc/grpc-js';
import type { Call } from './call.ts';
import { PlazaError } from './errors.ts';
import { networkOf } from './network.ts';

export interface StreamLimits {
  /** Of one user. */
  readonly ofSubject: number;
  /** Of one address, which may be that of many users. */
  readonly ofAddress: number;
}

/** A user has tabs, programs and streams that a proxy has not yet told to be dead; behind one address sits a room of a thousand. */
const LIMITS: StreamLimits = { ofSubject: 64, ofAddress: 1_024 };

export interface OpenStreams {
  /** Takes a place for a stream, and gives what gives it back; throws RESOURCE_EXHAUSTED when there is none. */
  take(call: Pick<Call, 'identity' | 'clientAddress'>): () => void;
}

export function openStreams(limits: StreamLimits = LIMITS): OpenStreams {
  // One entry for each that has a stream open, and so never more than streams.
  const subjects = new Map<string, number>();
  const addresses = new Map<string, number>();
  return {
    take({ identity, clientAddress }) {
      const address = networkOf(clientAddress);
      // What comes from within the mesh has neither, and is bounded by its proxies.
      const counted: [Map<string, number>, string | undefined, number, string][] = [
        [subjects, identity.subject, limits.ofSubject, 'You have'],
        [addresses, address === '' ? undefined : address, limits.ofAddress, 'Your address has'],
      ];
      for (const [open, key, most, who] of counted)
        if (key !== undefined && (open.get(key) ?? 0) >= most) throw tooMany(who, most);
      for (const [open, key] of counted) if (key !== undefined) open.set(key, (open.get(key) ?? 0) + 1);
      return () => {
        for (const [open, key] of counted) {
          if (key === undefined) continue;
          const left = open.get(key)! - 1;
          if (left > 0) open.set(key, left);
          else open.delete(key);
        }
      };
    },
  };
}

function tooMany(who: string, most: number): PlazaError {
  return new PlazaError(
    status.RESOURCE_EXHAUSTED,
    'TOO_MANY_STREAMS',
    `${who} ${most} streams open here, which is as many as there may be. Close one, or try again later.`,
    { metadata: { retryAfter: '5', limit: String(most) } },
  );
}
