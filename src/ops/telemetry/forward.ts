// Hands what ops is sent to one more who takes spans, such as Jaeger on a laptop: so each sender sends once, and ops keeps its own.
import type pb from '../../../gen/opentelemetry/proto/collector/trace/v1/trace_service_pb.js';
import type { Logger } from '../../runtime/log.ts';
import { createOtlpClient } from '../../runtime/telemetry/otlp-client.ts';

export interface Forward {
  add(request: pb.ExportTraceServiceRequest): void;
  stop(): void;
  /** Batches that were not taken. */
  readonly lost: number;
  /** Of what waits. */
  readonly bytes: number;
}

const MAX_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 5_000;
/** Who does not take spans is told once a minute. */
const TELL_EVERY_MS = 60_000;

/** One request at a time, each sent once. What has no room, or is not taken, is lost to them alone. */
export function createForward({ address, log }: { address: string; log: Logger }): Forward {
  const client = createOtlpClient('', {
    endpoint: { address, tls: false },
    authorities: undefined,
    headers: [],
    timeoutMs: TIMEOUT_MS,
  });
  const waiting: Uint8Array[] = [];
  let bytes = 0;
  let sending = false;
  let stopped = false;
  let lost = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  function lose(): void {
    lost++;
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    log.warn(
      { address, lost },
      'telemetry: batches of spans are lost, who they are forwarded to does not take them',
    );
  }

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
      bytes -= next.length;
      await client.exportTraces(next).catch(lose);
    }
    sending = false;
  }

  return {
    add(request) {
      const next = request.serializeBinary();
      if (bytes + next.length > MAX_BYTES) return lose();
      waiting.push(next);
      bytes += next.length;
      void send();
    },
    stop() {
      stopped = true;
      client.close();
    },
    get lost() {
      return lost;
    },
    get bytes() {
      return bytes;
    },
  };
}
