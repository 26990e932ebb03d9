import { join, resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { Collector } from '../envoy/collector.ts';
import { readEnv } from '../src/runtime/config.ts';
import {
  type TelemetrySettings,
  telemetryOf,
  telemetrySettings,
  unsupported,
} from '../src/runtime/telemetry/settings.ts';
import type { Layout } from './layout.ts';
import { writeText } from './write.ts';

/** What the variables of OpenTelemetry ask of a whole mesh. */
export interface Otel {
  settings: TelemetrySettings;
  /** For every service. */
  variables: Record<string, string>;
  /** Variables that are set and count for nothing. */
  ignored: string[];
}

/** Throws one sentence when a variable is wrong, before anything has started. */
export function readOtel(env: NodeJS.ProcessEnv): Otel {
  const settings = telemetryOf(readEnv(telemetrySettings, env));
  if (settings.attributes.some(([name]) => name === 'service.name'))
    throw new Error(
      'Cannot start: OTEL_SERVICE_NAME, or service.name in OTEL_RESOURCE_ATTRIBUTES, would give all services one name; each has its own.',
    );
  // It reads one as the beginning of a command, and sends two as two.
  if (settings.headers.some(([, value]) => value.includes('%')))
    throw new Error(
      'Cannot start: OTEL_EXPORTER_OTLP_HEADERS has a value with % in it (%25), which Envoy cannot send.',
    );
  const variables: Record<string, string> = {};
  for (const { name } of Object.values(telemetrySettings)) {
    const value = env[name];
    if (value) variables[name] = value;
  }
  const { OTEL_EXPORTER_OTLP_CERTIFICATE: file } = variables;
  if (file) variables.OTEL_EXPORTER_OTLP_CERTIFICATE = resolve(file);
  return { settings, variables, ignored: unsupported(env) };
}

/** The collector as Envoys find it, with the authorities that they believe in a file of its own: Envoy brings none. */
export function collectorOf({ settings }: Otel, { run }: Layout): Collector | undefined {
  const { endpoint, headers, timeoutMs, authorities = rootCertificates.join('\n') } = settings;
  if (!endpoint) return undefined;
  const colon = endpoint.address.lastIndexOf(':');
  const file = join(run, 'collector-authorities.pem');
  if (endpoint.tls) writeText(file, authorities);
  return {
    host: endpoint.address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'),
    port: Number(endpoint.address.slice(colon + 1)),
    authorities: endpoint.tls ? file : undefined,
    headers,
    timeoutMs,
  };
}

/** The collector as it is named to people. */
export function collectorUrl({ settings: { endpoint } }: Otel): string | undefined {
  return endpoint && `${endpoint.tls ? 'https' : 'http'}://${endpoint.address}`;
}
