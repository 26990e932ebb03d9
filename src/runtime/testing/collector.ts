// A collector of spans in this process, and the recording of spans to it, for specs.
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
  /** Takes nothing any more, or never answers. */
  behaviour: 'takes' | 'refuses' | 'hangs';
  find(name: string): Promise<OtlpSpan>;
  stop(): void;
}

export async function startCollector(): Promise<Collector> {
  const server = new Server();
  const identity = (bytes: Buffer) => bytes;
  const method = {
    path: '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
    requestStream: false,
    responseStream: false,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  };
  server.addService(
    { export: method },
    {
      export(call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>) {
        if (collector.behaviour === 'hangs') return;
        if (collector.behaviour === 'refuses') return reply({ code: status.UNAVAILABLE, details: 'full' });
        collector.headers = call.metadata.getMap();
        collector.raw += call.request.toString('latin1');
        collector.spans.push(...readRequest(call.request));
        reply(null, Buffer.alloc(0));
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const collector: Collector = {
    address: `127.0.0.1:${port}`,
    spans: [],
    headers: {},
    raw: '',
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
