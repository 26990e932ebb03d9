// The rows of the database of rooms; migrations/rooms has the reasons for constraints and indexes.

export interface RoomsRow {
  room: string;
  /** Of the oldest message that is kept, and of the newest one; one of no messages has 1 and 0. */
  first_position: bigint;
  last_position: bigint;
  /** Of the texts of its messages. */
  bytes: bigint;
}

export interface MessagesRow {
  room: string;
  /** 1, 2, 3 … in each room, given under the lock of the room's row. */
  position: bigint;
  id: string;
  user_id: string;
  /** '' when it was posted without. */
  request_id: string;
  text: string;
  create_time: Date;
}

export interface ReplicasRow {
  id: string;
  expire_time: Date;
}

export interface MembersRow {
  room: string;
  user_id: string;
  replica_id: string;
}

export interface SpacesRow {
  space: string;
  last_position: bigint;
  entries: number;
  /** Of keys and values. */
  bytes: bigint;
}

export interface MakersRow {
  user_id: string;
  /** How many rooms and spaces the user has been the first in. */
  rooms: number;
  spaces: number;
}

export interface EntriesRow {
  space: string;
  key: string;
  value: string;
  /** 1 after the first change, then one more with each. */
  version: bigint;
  /** Of its latest change, given under the lock of the space's row. */
  position: bigint;
  user_id: string;
  update_time: Date;
}

export interface MadeChangesRow {
  space: string;
  user_id: string;
  request_id: string;
  change_hash: Buffer;
  /** The version that the change made. */
  version: bigint;
  created_at: Date;
}
