import { isSecretName, LEVELS, type Level } from '../../runtime/log.ts';
import type { LogStep, Places } from './places.ts';

/** In bytes; a longer line is left out. */
export const LONGEST_LINE = 256 * 1024;

/** A line of a service's log. */
export interface LogRecord {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly service: string;
  /** The replica. */
  readonly instance: string;
  readonly level: Level;
  readonly message: string;
  /** '' when it belongs to none. */
  readonly requestId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Which lines a stream is about: those of `levels`, to begin with the last `lines` of them, or all behind `from`. */
export interface Wanted {
  readonly services: ReadonlySet<string>;
  readonly levels: ReadonlySet<Level>;
  readonly lines: number;
  readonly from?: Places | undefined;
}

/** Where logs come from. */
export interface LogSource {
  /**
   * The last lines over all replicas by time, then those to come, also of replicas that appear. Reads no further than it is asked for;
   * throws the signal's reason once that is aborted. What has been rotated away is left out.
   */
  tail(wanted: Wanted, signal: AbortSignal): AsyncIterable<LogStep>;
}

/**
 * Reads what `createLog` has written. undefined for a line of another level, and for one that is not of a log: what Node itself says of
 * a crash may hold anything, and stays where it is.
 */
export function readLine(
  line: string,
  origin: { service: string; instance: string },
  levels: ReadonlySet<Level>,
): LogRecord | undefined {
  // Most lines are told by their beginning, and cost no parsing.
  const first = /^\{"level":"([a-z]+)"/.exec(line)?.[1];
  if (first === undefined || !levels.has(first as Level)) return undefined;
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { level, time, service: _service, instance: _instance, msg, request_id, ...fields } = parsed;
  const at = Date.parse(String(time));
  if (Number.isNaN(at)) return undefined;
  return {
    time: at,
    ...origin,
    level: level as Level,
    message: withoutSecrets(String(msg ?? '')) as string,
    requestId: typeof request_id === 'string' ? request_id : '',
    fields: withoutSecrets(fields) as Record<string, unknown>,
  };
}

/** This level and those above. */
export function levelsFrom(level: Level): ReadonlySet<Level> {
  return new Set(LEVELS.slice(LEVELS.indexOf(level)));
}

/** By time; of the same time in the order they are given, and so are those of one instance, whatever its clock did. */
export function merged<T extends { readonly record: LogRecord }>(lines: readonly T[]): T[] {
  const latest = new Map<string, number>();
  const timed = lines.map((line) => {
    const { instance, time } = line.record;
    const at = Math.max(time, latest.get(instance) ?? time);
    latest.set(instance, at);
    return { at, line };
  });
  return timed.sort((a, b) => a.at - b.at).map(({ line }) => line);
}

/** The last `count` of them. */
export function lastOf<T extends { readonly record: LogRecord }>(lines: readonly T[], count: number): T[] {
  return count === 0 ? [] : merged(lines).slice(-count);
}

const SECRET_TEXTS: [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/(:\/\/[^\s:/@]*):[^\s/@]+@/g, '$1:[redacted]@'],
];

/** Services write no secret into their logs; whoever breaks that rule one day does not break it for those who read over the network. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') {
    let text = value;
    for (const [pattern, replacement] of SECRET_TEXTS) text = text.replace(pattern, replacement);
    return text;
  }
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isSecretName(name) ? '[redacted]' : withoutSecrets(inner),
    ]),
  );
}
