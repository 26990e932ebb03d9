// Reads streams of log lines as their readers do: for a while, then again from where they were.
import { LEVELS, type Level } from '../../runtime/log.ts';
import { type LogRecord, type LogSource, levelsFrom } from '../logs/log-record.ts';
import { flatten, type LogStep, type Places, unflatten } from '../logs/places.ts';

export async function* recordsOf(steps: AsyncIterable<LogStep>): AsyncGenerator<LogRecord> {
  for await (const { record } of steps) if (record) yield record;
}

export interface ReadOptions {
  services: string[];
  level?: Level;
  lines?: number;
  from?: Places | undefined;
}

export interface ReadSoFar {
  /** `<instance> <message>`. */
  readonly lines: string[];
  /** As a cursor would hold them. */
  readonly from: Places;
}

/** Reads from a source until this is so, asked after each step, and leaves it. */
export async function readUntil(
  source: LogSource,
  { services, level = LEVELS[0], lines = 1_000, from }: ReadOptions,
  isEnough: (lines: string[]) => boolean,
): Promise<ReadSoFar> {
  const end = AbortSignal.timeout(5_000);
  const seen: string[] = [];
  const wanted = { services: new Set(services), levels: levelsFrom(level), lines, from };
  for await (const { record, places } of source.tail(wanted, end)) {
    if (record) seen.push(`${record.instance} ${record.message}`);
    if (isEnough(seen)) return { lines: seen, from: unflatten(JSON.parse(JSON.stringify(flatten(places)))) };
  }
  throw new Error('a tail does not end');
}
