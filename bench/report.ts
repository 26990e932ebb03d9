import { median, type Sample } from './load.ts';

const variants = [
  { key: 'direct', says: 'gRPC straight to the service' },
  { key: 'mesh', says: 'JSON through gateway and sidecar' },
  { key: 'floor', says: 'the same Envoys, a bare grpc-js echo' },
];

/** Medians over the rounds with their range, and the ratios that hold on other machines. */
export function printReport(
  samples: Map<string, Sample[]>,
  {
    seconds,
    rounds,
    concurrency,
    cores,
  }: { seconds: number; rounds: number; concurrency: number; cores: number },
): void {
  console.log(
    `\n${rounds} rounds of ${seconds} s in turns, ${concurrency} calls under way, ${cores} cores shared by clients and servers`,
  );
  for (const name of ['GetProduct', 'CreateOrder']) {
    console.log(`\n${name.padEnd(38)}calls/s (range)          p50 ms   p99 ms   server CPU µs/call`);
    const of = (key: string): Sample[] => samples.get(`${name}|${key}`) ?? [];
    const middle = (key: string, figure: keyof Sample): number =>
      median(of(key).map((sample) => sample[figure]));
    for (const { key, says } of variants) {
      const rates = of(key).map((sample) => Math.round(sample.throughput));
      const range = `(${Math.min(...rates)}-${Math.max(...rates)})`;
      console.log(
        `  ${says.padEnd(36)}${String(Math.round(middle(key, 'throughput'))).padStart(6)} ${range.padEnd(16)}` +
          `${middle(key, 'p50').toFixed(1).padStart(8)} ${middle(key, 'p99').toFixed(1).padStart(8)} ${middle(key, 'cpu').toFixed(0).padStart(12)}`,
      );
    }
    const ratio = (a: string, b: string, figure: keyof Sample): string =>
      (middle(a, figure) / middle(b, figure)).toFixed(2);
    console.log(
      `  mesh : direct   throughput ${ratio('mesh', 'direct', 'throughput')}, p50 ${ratio('mesh', 'direct', 'p50')}, p99 ${ratio('mesh', 'direct', 'p99')}, CPU ${ratio('mesh', 'direct', 'cpu')}`,
    );
    console.log(
      `  mesh : floor    throughput ${ratio('mesh', 'floor', 'throughput')}, p50 ${ratio('mesh', 'floor', 'p50')}, p99 ${ratio('mesh', 'floor', 'p99')}, CPU ${ratio('mesh', 'floor', 'cpu')}`,
    );
  }
}
