import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';

/** Who is in a room at one moment; one for all streams of a replica, with its frames encoded once. */
export interface Roster {
  /** 1, 2, 3 … within the replica. */
  readonly number: number;
  readonly users: ReadonlySet<string>;
  /** The frame for who had the roster before this one; undefined for the first. */
  readonly change: Buffer | undefined;
  /** The frame for who had none. */
  everybody(): Buffer;
}

/** The roster after `before`; `before` itself when the same users are there. */
export function nextRoster(before: Roster | undefined, users: readonly string[]): Roster {
  const there = new Set(users);
  const { joined, left } = difference(before?.users ?? new Set(), there);
  if (before && joined.length === 0 && left.length === 0) return before;
  let everybody: Buffer | undefined;
  return {
    number: (before?.number ?? 0) + 1,
    users: there,
    change: before && encode(joined, left, there.size),
    everybody() {
      everybody ??= encode([...there], [], there.size);
      return everybody;
    },
  };
}

/** What a stream is to be told that has been told of `known`; undefined when that is nothing. */
export function presenceFrame(known: Roster | undefined, now: Roster): Buffer | undefined {
  if (!known) return now.everybody();
  if (known === now) return undefined;
  if (known.number === now.number - 1 && now.change) return now.change;
  // It did not read for a while: others came and went.
  const { joined, left } = difference(known.users, now.users);
  return joined.length + left.length > 0 ? encode(joined, left, now.users.size) : undefined;
}

function difference(before: ReadonlySet<string>, now: ReadonlySet<string>) {
  return {
    joined: [...now].filter((user) => !before.has(user)),
    left: [...before].filter((user) => !now.has(user)),
  };
}

function encode(joined: string[], left: string[], members: number): Buffer {
  const presence = new pb.Presence();
  presence.setJoinedList(joined);
  presence.setLeftList(left);
  presence.setMembers(members);
  const frame = new pb.ChatResponse();
  frame.setPresence(presence);
  return Buffer.from(frame.serializeBinary());
}
