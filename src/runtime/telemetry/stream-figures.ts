import type { Call } from '../call.ts';
import type { OpenStreams } from '../open-streams.ts';
import { runtimeMetrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';

export interface CountedStreams {
  take(call: Pick<Call, 'method' | 'identity' | 'clientAddress'>): () => void;
}

/** Counts the streams that have a place. */
export function countStreams(streams: OpenStreams, telemetry: Telemetry): CountedStreams {
  if (!telemetry.enabled) return streams;
  const active = telemetry.gauge(runtimeMetrics.activeStreams);
  return {
    take(call) {
      const leave = streams.take(call);
      const { method } = call;
      active.add({ method }, 1);
      return () => {
        active.add({ method }, -1);
        leave();
      };
    },
  };
}
