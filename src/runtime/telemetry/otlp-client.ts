// Calls of OTLP: one unary call for each batch, over the mesh to ops or to a collector that the environment names. It is tried once.
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import type { TelemetrySettings } from './settings.ts';

const EXPORT = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';

export interface OtlpClient {
  /** Sends an ExportTraceServiceRequest. */
  exportTraces(bytes: Uint8Array): Promise<void>;
  close(): void;
}

export type OtlpTarget = Pick<TelemetrySettings, 'endpoint' | 'headers' | 'timeoutMs' | 'authorities'>;

export function createOtlpClient(
  mesh: string,
  { endpoint, headers, timeoutMs, authorities }: OtlpTarget,
): OtlpClient {
  const client = new Client(
    endpoint?.address ?? mesh,
    endpoint?.tls
      ? credentials.createSsl(authorities === undefined ? null : Buffer.from(authorities))
      : credentials.createInsecure(),
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
    exportTraces: (bytes) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          EXPORT,
          (value: Uint8Array) => Buffer.from(value),
          // What a collector says of spans that it refuses is its own to log.
          () => undefined,
          bytes,
          metadata,
          { deadline: Date.now() + timeoutMs },
          (error) => (error ? reject(error) : resolve()),
        );
      }),
    close: () => client.close(),
  };
}
