// `make bench`: what the proxies and the work itself cost, as ratios of figures measured side by side in one run.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type MeshOptions, startMesh } from '../local/start-mesh.ts';
import { load, type Sample } from './load.ts';
import { printReport } from './report.ts';
import { prepareSubjects } from './subjects.ts';
import { measureTelemetry, printTelemetry } from './telemetry.ts';

const usage = `usage: make bench [SECONDS=4] [ROUNDS=3] [CONCURRENCY=32]
  Measures GetProduct and CreateOrder three ways, in turns: gRPC straight to the service; JSON through gateway and sidecar; and JSON through
  the same Envoys to a bare grpc-js server that answers with ready bytes. Then two new meshes start, one without telemetry, and both are asked
  for the same at once, through gateway and sidecar. Ends what it starts.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '32' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const [seconds, rounds, concurrency] = [values.seconds, values.rounds, values.concurrency].map(Number) as [
  number,
  number,
  number,
];
if (![seconds, rounds, concurrency].every((value) => value >= 1)) {
  console.error(`Seconds, rounds and concurrency are numbers of 1 and more.\n${usage}`);
  process.exit(2);
}

const log = (line: string): void => console.error(line);
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const options: Omit<MeshOptions, 'dir'> = {
  environment: 'test',
  fresh: true,
  replicas: { catalog: 1, orders: 1, payments: 1 },
  envoyBin: process.env.ENVOY_BIN,
  signal: interrupted.signal,
  env: () => ({ LOG_LEVEL: 'warn' }),
  log,
};
const mesh = await startMesh({ ...options, dir: '.plaza/bench', telemetry: true });
try {
  const { subjects, close } = await prepareSubjects(mesh, concurrency);
  const samples = new Map<string, Sample[]>();
  for (let round = 1; round <= rounds && !interrupted.signal.aborted; round++) {
    for (const { name, variant, work, prepare, restore } of subjects) {
      log(`round ${round} of ${rounds}: ${name}, ${variant}`);
      await prepare();
      const sample = await load(work, { concurrency, seconds });
      await restore?.();
      const key = `${name}|${variant}`;
      samples.set(key, [...(samples.get(key) ?? []), sample]);
    }
  }
  await close();
  printReport(samples, { seconds, rounds, concurrency, cores: cpus().length });
} finally {
  await mesh.stop();
}
// Both new: a mesh that has had many orders has more to do.
const on = await startMesh({ ...options, dir: '.plaza/bench', telemetry: true });
try {
  const off = await startMesh({ ...options, dir: '.plaza/bench-quiet', telemetry: false });
  try {
    printTelemetry(await measureTelemetry({ on, off }, { seconds, rounds, concurrency }, interrupted.signal));
  } finally {
    await off.stop();
  }
} finally {
  await on.stop();
}
process.exit(0);
