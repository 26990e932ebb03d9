export interface Sample {
  /** Calls finished a second. */
  throughput: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  calls: number;
  /** Microseconds of CPU a call, over all server processes. */
  cpu: number;
}

/** Keeps `concurrency` calls under way for a while; the first quarter warms up and is not counted. Any failed call fails the measurement. */
export async function load(
  call: () => Promise<void>,
  { concurrency, seconds, cpuSeconds }: { concurrency: number; seconds: number; cpuSeconds: () => number },
): Promise<Sample> {
  const latencies: number[] = [];
  const start = performance.now();
  const counted = start + (seconds * 1000) / 4;
  const end = start + seconds * 1000;
  let cpuAtStart: number | undefined;
  const worker = async (): Promise<void> => {
    for (;;) {
      const began = performance.now();
      if (began >= end) return;
      if (began >= counted && cpuAtStart === undefined) cpuAtStart = cpuSeconds();
      await call();
      if (began >= counted) latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const elapsed = (performance.now() - counted) / 1000;
  const cpu = ((cpuSeconds() - (cpuAtStart ?? 0)) * 1e6) / latencies.length;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    throughput: latencies.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    calls: latencies.length,
    cpu,
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
