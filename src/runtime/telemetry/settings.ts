// The variables of OpenTelemetry that count here. What is wrong is said at start; what is not supported is named, and never ignored silently.
// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
import { readFileSync } from 'node:fs';
import type { Setting } from '../config.ts';

type Pair = readonly [string, string];

export interface Endpoint {
  /** As grpc-js takes it. */
  readonly address: string;
  readonly tls: boolean;
}

const SAMPLERS = ['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const;

function setting<T>(name: string, fallback: T, parse: (value: string) => T): Setting<T> {
  return { name, parse: (value) => (value === undefined ? fallback : parse(value)) };
}

/** Settings that every service has, beside those of config.ts. */
export const telemetrySettings = {
  telemetryDisabled: setting('OTEL_SDK_DISABLED', false, readBoolean),
  /** Undefined where spans go to ops. */
  telemetryEndpoint: setting<Endpoint | undefined>('OTEL_EXPORTER_OTLP_ENDPOINT', undefined, readEndpoint),
  telemetryHeaders: setting('OTEL_EXPORTER_OTLP_HEADERS', [] as Pair[], readHeaders),
  /** The authorities in PEM whose certificates are believed; those that Node brings by default. */
  telemetryAuthorities: setting<string | undefined>(
    'OTEL_EXPORTER_OTLP_CERTIFICATE',
    undefined,
    readCertificates,
  ),
  telemetryTimeoutMs: setting('OTEL_EXPORTER_OTLP_TIMEOUT', 5_000, (value) => {
    if (!/^\d+$/.test(value) || Number(value) < 1 || Number(value) > 60_000)
      throw new Error('must be a whole number of milliseconds between 1 and 60000');
    return Number(value);
  }),
  telemetryProtocol: setting('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', only('grpc')),
  telemetryExporter: setting('OTEL_TRACES_EXPORTER', 'otlp', only('otlp', 'none')),
  telemetryPropagators: setting('OTEL_PROPAGATORS', '', (value) => {
    const names = value.split(',').map((name) => name.trim());
    if (!names.includes('tracecontext') || !names.every((name) => /^(tracecontext|baggage)$/.test(name)))
      throw new Error('must be tracecontext,baggage: the proxies of the mesh know no other');
    return value;
  }),
  telemetrySampler: setting<(typeof SAMPLERS)[number]>(
    'OTEL_TRACES_SAMPLER',
    'parentbased_always_on',
    only(...SAMPLERS),
  ),
  telemetrySamplerArg: setting('OTEL_TRACES_SAMPLER_ARG', 1, (value) => {
    const ratio = Number(value);
    if (value.trim() === '' || !(ratio >= 0 && ratio <= 1))
      throw new Error('must be a number between 0 and 1');
    return ratio;
  }),
  telemetryAttributes: setting('OTEL_RESOURCE_ATTRIBUTES', [] as Pair[], readPairs),
  telemetryName: setting<string | undefined>('OTEL_SERVICE_NAME', undefined, (value) => value),
} as const;

export type TelemetryConfig = {
  [K in keyof typeof telemetrySettings]: ReturnType<(typeof telemetrySettings)[K]['parse']>;
};

/** What the settings come to. */
export interface TelemetrySettings {
  readonly enabled: boolean;
  readonly endpoint: Endpoint | undefined;
  readonly authorities: string | undefined;
  readonly headers: readonly Pair[];
  readonly timeoutMs: number;
  /** The share of the traces that begin here. */
  readonly rootRatio: number;
  readonly attributes: readonly Pair[];
}

export function telemetryOf(config: TelemetryConfig): TelemetrySettings {
  const ratios = {
    parentbased_always_on: 1,
    parentbased_always_off: 0,
    parentbased_traceidratio: config.telemetrySamplerArg,
  };
  const { telemetryName: name } = config;
  return {
    enabled: !config.telemetryDisabled && config.telemetryExporter === 'otlp',
    endpoint: config.telemetryEndpoint,
    authorities: config.telemetryAuthorities,
    headers: config.telemetryHeaders,
    timeoutMs: config.telemetryTimeoutMs,
    rootRatio: ratios[config.telemetrySampler],
    attributes: [
      ...config.telemetryAttributes,
      ...(name === undefined ? [] : [['service.name', name] as const]),
    ],
  };
}

/** Variables of OpenTelemetry that are set and count for nothing. */
export function unsupported(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set<string>(Object.values(telemetrySettings).map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith('OTEL_') && env[name] !== '' && !known.has(name))
    .toSorted();
}

function only<const T extends string>(...words: T[]): (value: string) => T {
  return (value) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw new Error(`must be ${words.join(' or ')}`);
    return word;
  };
}

function readBoolean(value: string): boolean {
  if (!/^(true|false)$/i.test(value)) throw new Error('must be true or false');
  return value.toLowerCase() === 'true';
}

function readEndpoint(value: string): Endpoint {
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('must be http://<host>:<port> or https://<host>:<port>');
  if (url.username !== '' || url.password !== '')
    throw new Error('must hold no user and password, for which there is OTEL_EXPORTER_OTLP_HEADERS');
  if (url.pathname !== '/' || url.search !== '')
    throw new Error('must have no path: spans are sent by gRPC, whose port is mostly 4317');
  return { address: `${url.hostname}:${url.port || '4317'}`, tls: url.protocol === 'https:' };
}

function readCertificates(path: string): string {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch {
    // Said below.
  }
  throw new Error('must be a file with certificates in PEM that can be read');
}

function readHeaders(value: string): Pair[] {
  return readPairs(value).map(([name, text]) => {
    if (!/^[a-z0-9._-]+$/i.test(name) || /-bin$/i.test(name) || !/^[\x20-\x7e]*$/.test(text))
      throw new Error('must be <name>=<value> separated by commas, in characters of ASCII');
    return [name.toLowerCase(), text] as const;
  });
}

/** `<name>=<value>`, separated by commas; a value is percent-encoded. Errors do not quote it. */
function readPairs(value: string): Pair[] {
  return value
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [, name, text] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(pair) ?? [];
      if (name === undefined || text === undefined)
        throw new Error('must be <name>=<value> separated by commas');
      try {
        return [name, decodeURIComponent(text.trim())] as const;
      } catch {
        throw new Error('has a value that is not percent-encoded as it should be');
      }
    });
}
