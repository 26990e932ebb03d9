// How much rooms and spaces may keep, and how fast it may come. The protos and docs/requests.md tell these numbers to clients.
import { type PlazaError, resourceExhausted } from '../../runtime/errors.ts';

export interface Quotas {
  /** A room keeps its newest messages, so many and of so many bytes of text: the oldest make room for new ones. */
  readonly messagesOfRoom: number;
  readonly bytesOfRoom: number;
  /** Users who are in one room at once. */
  readonly membersOfRoom: number;
  /** Entries of a space, and bytes of their keys and values: what would go beyond is refused. */
  readonly entriesOfSpace: number;
  readonly bytesOfSpace: number;
  /** Rooms, and as many spaces, that one user is the first in. */
  readonly madeByUser: number;
  /** What a replica reads of all streams of one user, Chat and SyncStream each: so many messages at once, and so many a second. */
  readonly burst: number;
  readonly perSecond: number;
}

const MIB = 1_024 * 1_024;

export const QUOTAS: Quotas = {
  messagesOfRoom: 100_000,
  bytesOfRoom: 64 * MIB,
  membersOfRoom: 2_000,
  entriesOfSpace: 10_000,
  bytesOfSpace: 16 * MIB,
  madeByUser: 100,
  burst: 300,
  perSecond: 100,
};

export function roomCrowded({ membersOfRoom }: Quotas): PlazaError {
  return resourceExhausted(
    'ROOM_CROWDED',
    `At most ${membersOfRoom} users can be in a room. Please try again when somebody has left.`,
    { retryAfter: '60' },
  );
}

export function spaceFull({ entriesOfSpace, bytesOfSpace }: Quotas): PlazaError {
  return resourceExhausted(
    'SPACE_FULL',
    `A space holds at most ${entriesOfSpace} entries and ${bytesOfSpace} bytes of keys and values. Make entries shorter, or use another space.`,
    { entries: String(entriesOfSpace), bytes: String(bytesOfSpace) },
  );
}

export function madeTooMany(what: 'rooms' | 'spaces', { madeByUser }: Quotas): PlazaError {
  return resourceExhausted(
    what === 'rooms' ? 'TOO_MANY_ROOMS' : 'TOO_MANY_SPACES',
    `One user can make at most ${madeByUser} ${what}. Use one that is there.`,
    { limit: String(madeByUser) },
  );
}
