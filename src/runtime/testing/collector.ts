// A collector of spans and figures in this process, and the recording of spans to it, for specs.
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { readEnv } from '../config.ts';
import { telemetryOf, telemetrySettings } from '../telemetry/settings.ts';
import { startTracing, type Tracing } from '../telemetry/tracing.ts';
import { silentLog } from './database.ts';
import { type OtlpSpan, readRequest } from './otlp.ts';
import { until } from './until.ts';

export interface Collector {
  readonly address: string;
  readonly spans: OtlpSpan[];
  /** The headers of the last request. */
  headers: Record<string, unknown>;
  /** Bytes of all requests, as text, to look for what must not be there. */
  raw: string;
  /** How many reports of figures there were. */
  reports: number;
  /** Takes nothing any more, or never answers. */
  behaviour: 'takes' | 'refuses' | 'is full' | 'hangs';
  find(name: string): Promise<OtlpSpan>;
  stop(): void;
}

export async function startCollector(secure = ServerCredentials.createInsecure()): Promise<Collector> {
  const server = new Server();
  const identity = (bytes: Buffer) => bytes;
  const exported = (of: string) => ({
    path: `/opentelemetry.proto.collector.${of}/Export`,
    requestStream: false,
    responseStream: false,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  });
  const serve = (of: string, take: (request: Buffer) => void) =>
    server.addService(
      { export: exported(of) },
      {
        export(call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>) {
          if (collector.behaviour === 'hangs') return;
          if (collector.behaviour === 'refuses') return reply({ code: status.UNAVAILABLE, details: 'full' });
          if (collector.behaviour === 'is full')
            return reply({ code: status.RESOURCE_EXHAUSTED, details: '' });
          collector.headers = call.metadata.getMap();
          collector.raw += call.request.toString('latin1');
          take(call.request);
          reply(null, Buffer.alloc(0));
        },
      },
    );
  serve('trace.v1.TraceService', (request) => collector.spans.push(...readRequest(request)));
  serve('metrics.v1.MetricsService', () => collector.reports++);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', secure, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  const collector: Collector = {
    address: `127.0.0.1:${port}`,
    spans: [],
    headers: {},
    raw: '',
    reports: 0,
    behaviour: 'takes',
    async find(name) {
      await until(() => collector.spans.some((span) => span.name === name));
      return collector.spans.find((span) => span.name === name)!;
    },
    stop: () => server.forceShutdown(),
  };
  return collector;
}

/** Records to the collector until it is stopped, as the environment says. */
export function recordTo(
  collector: Pick<Collector, 'address'>,
  env: Record<string, string> = {},
): Promise<Tracing> {
  return startTracing({
    service: 'test',
    instance: 'test-1',
    mesh: collector.address,
    settings: telemetryOf(readEnv(telemetrySettings, env)),
    log: silentLog(),
    delayMs: 5,
  });
}
