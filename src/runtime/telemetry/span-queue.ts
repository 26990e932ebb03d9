// Spans on their way out. Whatever the collector does, memory is bounded in spans and bytes, and what has no room is counted and gone.
import type { ReadableSpan, SpanProcessor } from '@opentelemetry/sdk-trace';

export interface SpanQueueOptions {
  /** Sends a batch; rejects when the collector did not take it. Ends by itself within its deadline. */
  readonly send: (spans: readonly ReadableSpan[]) => Promise<void>;
  readonly maxSpans?: number;
  readonly maxBytes?: number;
  /** How long a batch gathers, default 1000. */
  readonly delayMs?: number;
  readonly failed?: (error: unknown, dropped: number) => void;
}

/** Of one batch: ops takes messages of 1 MiB. */
const BATCH_SPANS = 256;
const BATCH_BYTES = 256 * 1_024;
const LONGEST_PAUSE_MS = 30_000;

let droppedSpans = 0;

/** Spans of this process that were not sent, for telemetry_spans_dropped_total. */
export const spansDropped = (): number => droppedSpans;

export function createSpanQueue(options: SpanQueueOptions): SpanProcessor {
  const { send, maxSpans = 2_048, maxBytes = 2 * 1_024 * 1_024, delayMs = 1_000, failed } = options;
  let waiting: { span: ReadableSpan; bytes: number }[] = [];
  let bytes = 0;
  let failures = 0;
  let sending: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  function schedule(): void {
    if (timer || sending || waiting.length === 0) return;
    const full = waiting.length >= BATCH_SPANS || bytes >= BATCH_BYTES;
    const pause = Math.min(LONGEST_PAUSE_MS, delayMs * 2 ** Math.min(failures, 10));
    timer = setTimeout(sendOne, failures === 0 && full ? 0 : pause).unref();
  }

  function sendOne(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending ??= take().finally(() => {
      sending = undefined;
      schedule();
    });
    return sending;
  }

  /** One batch at a time, each sent once: a collector that is slow is not given more to do. */
  async function take(): Promise<void> {
    let count = 0;
    let size = 0;
    while (count < waiting.length && count < BATCH_SPANS && size < BATCH_BYTES)
      size += waiting[count++]!.bytes;
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    bytes -= size;
    try {
      await send(batch.map(({ span }) => span));
      failures = 0;
    } catch (error) {
      failures++;
      droppedSpans += batch.length;
      failed?.(error, batch.length);
    }
  }

  async function flush(): Promise<void> {
    if (sending) await sending;
    while (waiting.length > 0 && failures === 0) await sendOne();
  }

  return {
    onStart() {},
    onEnd(span) {
      const size = sizeOf(span);
      if (waiting.length >= maxSpans || bytes + size > maxBytes) {
        droppedSpans++;
        return;
      }
      waiting.push({ span, bytes: size });
      bytes += size;
      schedule();
    },
    forceFlush: flush,
    async shutdown() {
      await flush();
      clearTimeout(timer);
      droppedSpans += waiting.length;
      waiting = [];
      bytes = 0;
    },
  };
}

/** About what a span takes, in memory and on the wire. */
function sizeOf({ name, attributes, links }: ReadableSpan): number {
  let size = 300 + name.length + 64 * links.length;
  for (const key in attributes) {
    const value = attributes[key];
    size += 24 + key.length + (typeof value === 'string' ? value.length : 16);
  }
  return size;
}
