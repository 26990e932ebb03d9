// Starts and ends the recording of spans. OpenTelemetry's SDK makes the spans; the libraries are loaded only where they are wanted.
import type { Logger } from '../log.ts';
import { runtimeMetrics } from './metrics.ts';
import type { TelemetrySettings } from './settings.ts';
import { setRecorder } from './spans.ts';
import { noTelemetry, type Telemetry } from './telemetry.ts';
import type { TraceContext } from './trace-context.ts';

export interface Tracing {
  /** Sends what waits, within STOP_MS, and records nothing more. */
  stop(): Promise<void>;
}

const STOP_MS = 2_000;

/** A collector that is away is told once a minute. */
const TELL_EVERY_MS = 60_000;

const NOTHING: Tracing = { stop: async () => {} };

export async function startTracing(options: {
  service: string;
  instance: string;
  /** The sidecar's outbound listener. */
  mesh: string;
  settings: TelemetrySettings;
  log: Logger;
  /** Where lost spans are counted. */
  telemetry?: Telemetry;
  /** How long a batch of spans gathers; shorter in tests. */
  delayMs?: number;
}): Promise<Tracing> {
  const { service, instance, mesh, settings, log, telemetry = noTelemetry, delayMs } = options;
  if (!settings.enabled) return NOTHING;
  const [
    { AlwaysOnSampler, TracerProvider },
    { resourceFromAttributes },
    { ProtobufTraceSerializer },
    { createOtlpClient },
    { createSpanQueue, spansDropped },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/otlp-transformer'),
    import('./otlp-client.ts'),
    import('./span-queue.ts'),
  ]);
  telemetry.counter(runtimeMetrics.spansDropped, () => [[{}, spansDropped()]]);
  const client = createOtlpClient(mesh, settings);
  let toldAt = Number.NEGATIVE_INFINITY;
  const queue = createSpanQueue({
    send: (spans) =>
      client.exportTraces(ProtobufTraceSerializer.serializeRequest([...spans]) ?? new Uint8Array()),
    ...(delayMs !== undefined && { delayMs }),
    failed(error, dropped) {
      if (performance.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = performance.now();
      const { code } = error as { code?: unknown };
      log.warn({ code, dropped }, 'telemetry: spans are lost, the collector does not take them');
    },
  });
  let next: TraceContext | undefined;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': service,
      'service.instance.id': instance,
      ...Object.fromEntries(settings.attributes),
    }),
    // Nobody asks for a span that is not to be recorded.
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => next!.traceId, generateSpanId: () => next!.spanId },
    spanLimits: {
      attributeCountLimit: 32,
      attributeValueLengthLimit: 256,
      linkCountLimit: 128,
      eventCountLimit: 16,
    },
    spanProcessors: [queue],
  });
  const atMost = settings.rootRatio * 0x1_0000_0000;
  setRecorder({
    tracer: provider.getTracer('plaza'),
    useIds(trace) {
      next = trace;
    },
    samples: (traceId) => Number.parseInt(traceId.slice(-8), 16) < atMost,
  });
  return {
    async stop() {
      setRecorder(undefined);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([queue.shutdown(), late]);
      clearTimeout(timer);
      client.close();
    },
  };
}
