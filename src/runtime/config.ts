// The environment, read once into a frozen object; every problem is reported in one message.
//
//   export const readConfig = (env: NodeJS.ProcessEnv) =>
//     readEnv({ ...serviceSettings, issuer: text('ISSUER', { default: 'https://plaza.local' }) }, env);
//   export type Config = ReturnType<typeof readConfig>;

import { LEVELS } from './log.ts';
import { metricsAddress } from './telemetry/metrics-address.ts';
import { telemetrySettings } from './telemetry/settings.ts';

export interface Setting<T> {
  readonly name: string;
  /** Throws an Error whose message continues "NAME …". */
  parse(value: string | undefined): T;
}

type Values<S> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never };

export class ConfigError extends Error {}

/** Reads all settings; throws one ConfigError that names every variable that is missing or wrong, and never a value. */
export function readEnv<S extends Record<string, Setting<unknown>>>(
  settings: S,
  env: Readonly<Record<string, string | undefined>>,
): Values<S> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, setting] of Object.entries(settings)) {
    try {
      const raw = env[setting.name];
      values[key] = setting.parse(raw === '' ? undefined : raw);
    } catch (error) {
      problems.push(`${setting.name} ${(error as Error).message}`);
    }
  }
  if (problems.length > 0) throw new ConfigError(`Cannot start: ${problems.join('; ')}.`);
  return Object.freeze(values) as Values<S>;
}

interface Options<T> {
  default?: T;
}

/** A text that is not empty. */
export function text(name: string, options: Options<string> & { pattern?: RegExp } = {}): Setting<string> {
  return setting(name, options, (value) => {
    if (options.pattern && !options.pattern.test(value)) throw new Error(`does not match ${options.pattern}`);
    return value;
  });
}

/** Like text, but undefined when it is not set. */
export function optionalText(name: string): Setting<string | undefined> {
  return { name, parse: (value) => value };
}

/** At least 16 characters; there is no default for a secret. */
export function secret(name: string): Setting<string> {
  return setting(name, {}, (value) => {
    if (value.length < 16) throw new Error('must have at least 16 characters');
    return value;
  });
}

/** A whole number between min and max, both included. */
export function integer(
  name: string,
  options: Options<number> & { min: number; max: number },
): Setting<number> {
  return setting(name, options, (value) => {
    const number = Number(value);
    if (!/^-?\d+$/.test(value) || number < options.min || number > options.max) {
      throw new Error(`must be a whole number between ${options.min} and ${options.max}`);
    }
    return number;
  });
}

/** One of the given words. */
export function oneOf<const T extends string>(
  name: string,
  words: readonly T[],
  options: Options<NoInfer<T>> = {},
): Setting<T> {
  return setting(name, options, (value) => {
    const word = words.find((w) => w === value);
    if (word === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return word;
  });
}

/** `on` or `off`. */
export function onOff(name: string, options: Options<boolean> = {}): Setting<boolean> {
  return setting(name, options, (value) => {
    if (value !== 'on' && value !== 'off') throw new Error('must be on or off');
    return value === 'on';
  });
}

/** Settings that every service has; FAULT and the rest are described in the comment of the file that uses them. */
export const serviceSettings = {
  /** unix:<path> or <host>:<port>. */
  listen: text('LISTEN'),
  /** The sidecar's outbound listener, <host>:<port> or unix:<path>. */
  mesh: text('MESH'),
  databaseUrl: text('DATABASE_URL', { pattern: /^postgres(ql)?:/ }),
  /** Connections to the database at most. */
  databasePool: integer('DB_POOL', { default: 10, min: 1, max: 1_000 }),
  instance: text('INSTANCE'),
  logLevel: oneOf('LOG_LEVEL', LEVELS, { default: 'info' }),
  reflection: onOff('REFLECTION', { default: false }),
  /** Signs page tokens; the same on every replica of a service. */
  pageTokenSecret: secret('PAGE_TOKEN_SECRET'),
  /** How long a stopping service says NOT_SERVING before it stops taking calls. */
  drainMs: integer('DRAIN_MS', { default: 1_000, min: 0, max: 60_000 }),
  /** Where what is counted is shown, unix:<path> or <host>:<port>; nowhere by default. */
  metrics: metricsAddress('METRICS'),
  fault: optionalText('FAULT'),
  ...telemetrySettings,
} as const;

function setting<T>(name: string, options: Options<T>, parse: (value: string) => T): Setting<T> {
  return {
    name,
    parse(value) {
      if (value !== undefined) return parse(value);
      if (options.default !== undefined) return options.default;
      throw new Error('is not set');
    },
  };
}
