import { type Batch, runtimeMetrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';

/** What batch() and gather() tell their sizes to. */
export function batchSizes(telemetry: Telemetry): (batch: Batch) => (size: number) => void {
  const sizes = telemetry.histogram(runtimeMetrics.batchSize);
  return (batch) => {
    const series = sizes.of({ batch });
    return (size) => series.observe(size);
  };
}
