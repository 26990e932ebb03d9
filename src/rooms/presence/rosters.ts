// Who is in the rooms that streams of this replica are in, as the database knows it from all replicas.
//
// A room is read when somebody says that it has changed, at most once in 250 ms: a thousand who join at once are a handful of frames for
// each of the others, not a thousand. It is read every 15 s as well, because notices can be lost.
import type { Logger } from '../../runtime/log.ts';
import { nextRoster, type Roster } from './roster.ts';

export interface Seat {
  /** The newest roster; undefined until the first is read. */
  current(): Roster | undefined;
  leave(): void;
}

export interface Rosters {
  /** Keeps a room's roster until the seat is left; `changed` is called when there is a new one. */
  watch(room: string, changed: () => void): Seat;
  /** The members of a room may have changed; without one, of any. */
  touch(room?: string): void;
}

interface Watched {
  roster: Roster | undefined;
  readonly seats: Set<() => void>;
  /** When the last read began, by performance.now(). */
  readAt: number;
  timer: NodeJS.Timeout | undefined;
  reading: boolean;
  /** Changed since the last read began. */
  touched: boolean;
  failing: boolean;
}

export interface RostersOptions {
  read: (room: string) => Promise<readonly string[]>;
  log: Logger;
  /** Default 250. */
  intervalMs?: number;
  /** Default 15 000. */
  pollMs?: number;
}

export function createRosters(options: RostersOptions): Rosters {
  const { read, log, intervalMs = 250, pollMs = 15_000 } = options;
  const rooms = new Map<string, Watched>();

  function schedule(room: string, watched: Watched): void {
    if (watched.reading) return;
    const due = watched.touched ? watched.readAt + intervalMs : watched.readAt + pollMs;
    clearTimeout(watched.timer);
    watched.timer = setTimeout(refresh, Math.max(0, due - performance.now()), room, watched);
    watched.timer.unref();
  }

  async function refresh(room: string, watched: Watched): Promise<void> {
    watched.reading = true;
    watched.touched = false;
    watched.readAt = performance.now();
    try {
      const before = watched.roster;
      watched.roster = nextRoster(before, await read(room));
      watched.failing = false;
      if (watched.roster !== before) for (const changed of [...watched.seats]) changed();
    } catch (err) {
      if (!watched.failing) log.warn({ err, room }, 'cannot read who is in a room');
      watched.failing = true;
      watched.touched = true;
    }
    watched.reading = false;
    if (rooms.get(room) === watched) schedule(room, watched);
  }

  return {
    watch(room, changed) {
      let watched = rooms.get(room);
      if (!watched) {
        watched = {
          roster: undefined,
          seats: new Set(),
          readAt: Number.NEGATIVE_INFINITY,
          timer: undefined,
          reading: false,
          touched: true,
          failing: false,
        };
        rooms.set(room, watched);
        schedule(room, watched);
      }
      const { seats } = watched;
      const mine = watched;
      seats.add(changed);
      return {
        current: () => mine.roster,
        leave() {
          seats.delete(changed);
          if (seats.size > 0 || rooms.get(room) !== mine) return;
          rooms.delete(room);
          clearTimeout(mine.timer);
        },
      };
    },
    touch(name) {
      const touched = name === undefined ? [...rooms.keys()] : [name];
      for (const room of touched) {
        const watched = rooms.get(room);
        if (!watched) continue;
        watched.touched = true;
        schedule(room, watched);
      }
    },
  };
}
