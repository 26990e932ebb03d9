// The logs of a laptop: a folder with a file for each replica, catalog-1.log.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Follower, followFile } from './follow-file.ts';
import { type LogRecord, type LogSource, lastOf, readLine, type Wanted } from './log-record.ts';
import { pause } from './pause.ts';
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
      const followed = new Map<string, { replica: Replica; follower: Follower }>();
      let past: LogRecord[] = [];
      for (const replica of await replicas(wanted.services)) {
        const { found, end } = await readLast(replica.file, wanted.lines, reader(replica, wanted));
        past = lastOf([...past, ...found], wanted.lines);
        followed.set(replica.file, { replica, follower: followFile(replica.file, end) });
      }
      yield* past;

      while (!signal.aborted) {
        for (const replica of await replicas(wanted.services)) {
          if (followed.has(replica.file)) continue;
          followed.set(replica.file, { replica, follower: followFile(replica.file, 0) });
        }
        const records: LogRecord[] = [];
        let again = false;
        for (const { replica, follower } of followed.values()) {
          const { lines, more } = await follower.read();
          const read = reader(replica, wanted);
          for (const line of lines) {
            const record = read(line);
            if (record) records.push(record);
          }
          again ||= more;
        }
        yield* lastOf(records, records.length);
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
