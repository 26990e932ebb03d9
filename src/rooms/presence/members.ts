// Who is in which room by way of this replica, written down for the others.
//
// A user is a member from the first stream until the last one is gone. What has changed is written in batches, one at a time, as it is when it
// is written: so a user who leaves and comes back at once ends as a member, whatever order two statements would have come in.
//
// The rows live as long as the replica's lease, which is renewed every 5 s and over after 15 s by the database's clock. A replica that is
// killed therefore takes its members along; one that could not renew for too long writes all of them anew.
import type { Database } from '../../runtime/database.ts';
import { newId } from '../../runtime/ids.ts';
import type { Logger } from '../../runtime/log.ts';
import { every, type Periodic } from '../../runtime/periodic.ts';
import { changeMembers, type Member } from '../db/change-members.ts';
import { endLease, endLeases, renewLease } from '../db/leases.ts';

export interface Members {
  /** A stream of a user has come to a room; gives what to call, once, when it is gone. */
  join(room: string, userId: string): () => void;
  /** Renews the lease and ends those of the dead until stop. */
  start(): void;
  /** Takes all members along. */
  stop(): Promise<void>;
}

export interface MembersOptions {
  db: Database;
  /** Is told of each room whose members have changed, after the commit. */
  changed: (room: string) => void;
  log: Logger;
  /** Default 15. */
  leaseS?: number;
  /** Default 5000. */
  renewMs?: number;
}

/** Changes of one statement. */
const MOST = 1_000;
const RETRY_MS = 500;

export function createMembers(options: MembersOptions): Members {
  const { db, changed, log, leaseS = 15, renewMs = 5_000 } = options;
  const replicaId = newId();
  /** Streams by member; a member's key is 'room user'. */
  const streams = new Map<string, number>();
  /** Members whose row may be wrong. */
  const unwritten = new Set<string>();
  let leased = false;
  let writing: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let renewing: Periodic | undefined;
  let stopped = false;

  function mark(key: string): void {
    unwritten.add(key);
    if (!retry) write();
  }

  function write(): void {
    retry = undefined;
    // After this turn of the event loop: who comes together is written together.
    writing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(writeAll);
  }

  async function writeAll(): Promise<void> {
    let taken: string[] = [];
    try {
      if (!leased) await renew();
      while (unwritten.size > 0 && !stopped) {
        taken = [...unwritten].slice(0, MOST);
        for (const key of taken) unwritten.delete(key);
        const there = taken.filter((key) => streams.has(key));
        const gone = taken.filter((key) => !streams.has(key));
        await changeMembers(db, replicaId, there.map(memberOf), gone.map(memberOf));
        for (const room of roomsOf(taken)) changed(room);
      }
    } catch (err) {
      log.warn({ err }, 'cannot write who is in which room');
      for (const key of taken) unwritten.add(key);
      // It may be the lease that is missing.
      leased = false;
      if (!stopped) retry = setTimeout(write, RETRY_MS);
    }
    writing = undefined;
  }

  async function renew(): Promise<void> {
    const made = await renewLease(db, replicaId, leaseS);
    leased = true;
    if (made) for (const key of streams.keys()) mark(key);
  }

  return {
    join(room, userId) {
      const key = `${room} ${userId}`;
      const before = streams.get(key) ?? 0;
      streams.set(key, before + 1);
      if (before === 0) mark(key);
      return () => {
        const left = streams.get(key)! - 1;
        if (left > 0) streams.set(key, left);
        else {
          streams.delete(key);
          mark(key);
        }
      };
    },
    start() {
      renewing = every(renewMs, 'renew the lease', log, async () => {
        await renew();
        for (const room of await endLeases(db)) changed(room);
      });
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await renewing?.stop();
      await writing;
      try {
        await endLease(db, replicaId);
      } catch (err) {
        log.warn({ err }, 'cannot give the lease up; it ends by itself');
      }
      for (const room of roomsOf([...streams.keys(), ...unwritten])) changed(room);
    },
  };
}

function memberOf(key: string): Member {
  const [room, userId] = key.split(' ') as [string, string];
  return { room, userId };
}

function roomsOf(keys: readonly string[]): Set<string> {
  return new Set(keys.map((key) => memberOf(key).room));
}
