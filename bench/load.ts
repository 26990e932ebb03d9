export interface Sample {
  /** Calls finished a second. */
  throughput: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds of CPU a call, over all server processes, until what the calls have set going is done. */
  cpu: number;
}

export interface Work {
  call: () => Promise<void>;
  /** CPU seconds that the servers have used so far. */
  cpuSeconds: () => number;
  /** Waits until nothing is left of what the calls have set going. */
  settle?: () => Promise<void>;
}

/** Warms up for a third of the time, then keeps `concurrency` calls under way for the whole of it. A failed call fails the measurement. */
export async function load(
  work: Work,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<Sample> {
  await keepUnderWay(work.call, concurrency, seconds / 3);
  await work.settle?.();
  const cpuBefore = work.cpuSeconds();
  const started = performance.now();
  const latencies = await keepUnderWay(work.call, concurrency, seconds);
  const elapsed = (performance.now() - started) / 1000;
  await work.settle?.();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return {
    throughput: latencies.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    cpu: ((work.cpuSeconds() - cpuBefore) * 1e6) / latencies.length,
  };
}

async function keepUnderWay(
  call: () => Promise<void>,
  concurrency: number,
  seconds: number,
): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + seconds * 1000;
  const worker = async (): Promise<void> => {
    for (let began = performance.now(); began < end; began = performance.now()) {
      await call();
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return latencies;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
