// One unary call for each batch of spans: over the mesh to ops, or to a collector that the environment names.
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import { ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import type { TelemetrySettings } from './settings.ts';

const EXPORT = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';

export interface Sender {
  send(spans: readonly ReadableSpan[]): Promise<void>;
  close(): void;
}

export function createSender(
  mesh: string,
  { endpoint, headers, timeoutMs }: Pick<TelemetrySettings, 'endpoint' | 'headers' | 'timeoutMs'>,
): Sender {
  const client = new Client(
    endpoint?.address ?? mesh,
    endpoint?.tls ? credentials.createSsl() : credentials.createInsecure(),
    {
      ...(!endpoint && { 'grpc.default_authority': 'ops', 'grpc.enable_http_proxy': 0 }),
      'grpc.enable_retries': 0,
      'grpc.service_config_disable_resolution': 1,
      'grpc.enable_channelz': 0,
    },
  );
  const metadata = new Metadata();
  for (const [name, value] of headers) metadata.set(name, value);
  return {
    send(spans) {
      const bytes = ProtobufTraceSerializer.serializeRequest(spans as ReadableSpan[]);
      return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          EXPORT,
          (value: Uint8Array) => Buffer.from(value),
          // What a collector says of spans that it refuses is its own to log.
          () => undefined,
          bytes ?? new Uint8Array(),
          metadata,
          { deadline: Date.now() + timeoutMs },
          (error) => (error ? reject(error) : resolve()),
        );
      });
    },
    close: () => client.close(),
  };
}
