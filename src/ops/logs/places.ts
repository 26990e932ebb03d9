// Where a stream of logs stands: behind which line of each instance. The lines of one instance come in their order, those of several
// as they are read, so a single time would tell too little.
import { type LogRecord, merged } from './log-record.ts';

/** In a file: the mark of its beginning, and bytes. In a pod's log: the time of a line, and how many lines of that time. */
export type Place = readonly [of: string, n: number];

/** By instance; one that is not there is read from its first line. A cursor holds it, at 30 to 80 bytes an instance; pods that are gone are left out. */
export type Places = ReadonlyMap<string, Place>;

/** A line, and where the log of its instance goes on; without a record when it is not wanted. */
export interface LineRead {
  readonly instance: string;
  readonly behind: Place;
  readonly record?: LogRecord | undefined;
}

export interface PastLine extends LineRead {
  readonly before: Place;
  readonly record: LogRecord;
}

/** Something to show, and where the stream then stands; without a record it only got further. The map changes with the next step. */
export interface LogStep {
  readonly record?: LogRecord;
  readonly places: Places;
}

/** Shows what is wanted of these lines by time; `places` moves along, in the end behind all of them. */
export function* show(lines: readonly LineRead[], places: Map<string, Place>): Generator<LogStep> {
  for (const { record, instance, behind } of merged(lines.filter(hasRecord))) {
    places.set(instance, behind);
    yield { record, places };
  }
  for (const { instance, behind } of lines) places.set(instance, behind);
  if (lines.length > 0) yield { places };
}

/** Shows lines of the past: first of all, places stands before them. */
export function* showPast(
  past: readonly PastLine[],
  ends: readonly LineRead[],
  places: Map<string, Place>,
): Generator<LogStep> {
  for (const { instance, behind } of ends) places.set(instance, behind);
  for (const { instance, before } of past.toReversed()) places.set(instance, before);
  yield* show([...past, ...ends], places);
  if (ends.length === 0) yield { places };
}

const hasRecord = (line: LineRead): line is LineRead & { record: LogRecord } => line.record !== undefined;

/** As a cursor holds them. */
export function flatten(places: Places): (string | number)[] {
  return [...places].flatMap(([instance, [of, n]]) => [instance, of, n]);
}

export function unflatten(flat: readonly (string | number)[]): Places {
  const places = new Map<string, Place>();
  for (let i = 0; i < flat.length; i += 3) {
    places.set(flat[i] as string, [flat[i + 1] as string, flat[i + 2] as number]);
  }
  return places;
}
