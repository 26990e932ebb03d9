// The logs of a laptop: a folder with a file for each replica, catalog-1.log.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { START } from './file-place.ts';
import { type Follower, followFile } from './follow-file.ts';
import { type LogSource, lastOf, readLine, type Wanted } from './log-record.ts';
import { pause } from './pause.ts';
import { type LineRead, type PastLine, type Place, show, showPast } from './places.ts';
import { readLast } from './read-last.ts';

export function createDirectorySource(folder: string, { everyMs = 200 } = {}): LogSource {
  async function replicas(services: ReadonlySet<string>): Promise<Replica[]> {
    return (await readdir(folder)).sort().flatMap((name) => {
      const match = /^(([a-z][a-z0-9-]*)-\d+)\.log$/.exec(name);
      if (!match || !services.has(match[2]!)) return [];
      return [{ file: join(folder, name), instance: match[1]!, service: match[2]! }];
    });
  }

  return {
    async *tail(wanted, signal) {
      const places = new Map(wanted.from);
      const followed = new Map<string, { replica: Replica; follower: Follower }>();
      const follow = (replica: Replica, place: Place) =>
        followed.set(replica.file, { replica, follower: followFile(replica.file, place) });
      let past: PastLine[] = [];
      const ends: LineRead[] = [];
      for (const replica of wanted.from ? [] : await replicas(wanted.services)) {
        const { instance, file } = replica;
        const { found, end } = await readLast(file, wanted.lines, reader(replica, wanted));
        const lines = found.map(({ value, ...place }) => ({ instance, record: value, ...place }));
        past = lastOf([...past, ...lines], wanted.lines);
        ends.push({ instance, behind: end });
        follow(replica, end);
      }
      yield* showPast(past, ends, places);

      while (!signal.aborted) {
        for (const replica of await replicas(wanted.services)) {
          if (!followed.has(replica.file)) follow(replica, places.get(replica.instance) ?? START);
        }
        const read: LineRead[] = [];
        let again = false;
        for (const { replica, follower } of followed.values()) {
          const { lines, more } = await follower.read();
          const recordOf = reader(replica, wanted);
          for (const { text, behind } of lines) {
            read.push({ instance: replica.instance, behind, record: recordOf(text) });
          }
          again ||= more;
        }
        yield* show(read, places);
        if (!again) await pause(everyMs, signal);
      }
      throw signal.reason;
    },
  };
}

interface Replica {
  file: string;
  instance: string;
  service: string;
}

const reader =
  (replica: Replica, { levels }: Wanted) =>
  (line: string) =>
    readLine(line, replica, levels);
