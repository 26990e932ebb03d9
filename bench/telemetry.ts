// What traces and figures cost a call: the same calls to a mesh with all of them and to one with none, at once.
import type { RunningMesh } from '../local/mesh.ts';
import { load, median, type Sample } from './load.ts';
import { prepareSubjects, type Subject } from './subjects.ts';

/** Both sides of one round. */
interface Round {
  on: Sample;
  off: Sample;
}

/** The first calls of a load are all traced, until ops has lowered their share. */
const SETTLE_SECONDS = 4;

export type Rounds = Map<Subject['name'], Round[]>;

/** Both are asked at once, each by half of the callers: what the machine does meanwhile, it does to both. */
export async function measureTelemetry(
  meshes: { on: RunningMesh; off: RunningMesh },
  { seconds, rounds, concurrency }: { seconds: number; rounds: number; concurrency: number },
  signal: AbortSignal,
): Promise<Rounds> {
  const half = Math.ceil(concurrency / 2);
  const on = await prepareSubjects(meshes.on, half);
  const off = await prepareSubjects(meshes.off, half);
  const measured: Rounds = new Map();
  for (let round = 1; round <= rounds && !signal.aborted; round++) {
    for (const name of ['GetProduct', 'CreateOrder'] as const) {
      const measure = async ({ subjects }: typeof on): Promise<Sample> => {
        const subject = subjects.find((one) => one.name === name && one.variant === 'mesh')!;
        await subject.prepare();
        await load(subject.work, { concurrency: half, seconds: SETTLE_SECONDS });
        return load(subject.work, { concurrency: half, seconds });
      };
      console.error(`round ${round} of ${rounds}: ${name}, with and without telemetry`);
      const [first, second] = await Promise.all([measure(on), measure(off)]);
      measured.set(name, [...(measured.get(name) ?? []), { on: first, off: second }]);
    }
  }
  await Promise.all([on.close(), off.close()]);
  return measured;
}

/** The median of each side, and of the ratios of the rounds with their range. */
export function printTelemetry(measured: Rounds): void {
  console.log('\nTelemetry, JSON through gateway and sidecar: all of it, none, and the ratio of each round');
  for (const [name, rounds] of measured) {
    console.log(`\n${name.padEnd(30)}with   without   ratio (range)`);
    for (const [says, figure, digits] of [
      ['server CPU µs/call', 'cpu', 0],
      ['calls/s', 'throughput', 0],
      ['p50 ms', 'p50', 1],
      ['p99 ms', 'p99', 1],
    ] as const) {
      const middle = (side: keyof Round): string =>
        median(rounds.map((round) => round[side][figure])).toFixed(digits);
      const ratios = rounds.map(({ on, off }) => on[figure] / off[figure]);
      const range = `(${Math.min(...ratios).toFixed(3)}-${Math.max(...ratios).toFixed(3)})`;
      console.log(
        `  ${says.padEnd(24)}${middle('on').padStart(8)}${middle('off').padStart(10)}   ${median(ratios).toFixed(3)} ${range}`,
      );
    }
  }
}
