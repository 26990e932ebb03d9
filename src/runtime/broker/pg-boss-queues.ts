// The schema of pg-boss and the queues of the topology, made by whichever process comes first and found by the others.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss, type QueueOptions } from 'pg-boss';
import { unavailable } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { BossDatabase } from './pg-boss-database.ts';
import { deadLetters, type Limits, type Topology } from './types.ts';
import { within } from './within.ts';

const YEAR_S = 365 * 24 * 3_600;
/** Any number, the same in every process. */
const ADVISORY_LOCK = 7_075_205;
const LONGEST_BACKOFF_MS = 2_000;
const PUBLISHER_WAITS_MS = 1_000;

export interface Queues {
  /** Resolves when the queues are there; UNAVAILABLE when they are not within so many ms, default 1000. */
  ready(waitMs?: number): Promise<void>;
  /** After an abort: nothing is tried any more. */
  readonly ended: Promise<void>;
}

interface Options {
  boss: PgBoss;
  db: BossDatabase;
  url: string;
  topology: Topology;
  limits: Limits;
  name: string;
  log: Logger;
  signal: AbortSignal;
}

/** Opens them, however long the database is away. */
export function openQueues(options: Options): Queues {
  const { log, signal } = options;
  const opened = Promise.withResolvers<void>();
  const ended = (async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await open(options);
        return opened.resolve();
      } catch (err) {
        if (failures === 0) log.warn({ err }, 'broker: cannot open the queues yet');
        const pause = Math.min(LONGEST_BACKOFF_MS, 100 * 2 ** Math.min(failures, 10));
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
    }
  })();
  return {
    async ready(waitMs = PUBLISHER_WAITS_MS) {
      if (waitMs === Number.POSITIVE_INFINITY) return opened.promise;
      if (!(await within(waitMs, opened.promise)))
        throw unavailable('BROKER_UNAVAILABLE', 'The broker is not available.');
    },
    ended,
  };
}

async function open({ boss, db, url, topology, limits, name }: Options): Promise<void> {
  const wanted = wantedQueues(topology, limits);
  const start = () => boss.start();
  // The usual case: everything is there, and nobody has to wait for anybody.
  const installed = await start().then(
    () => true,
    () => false,
  );
  if (installed && (await areThere(boss, wanted))) return;
  await make({ db, url, name, wanted });
  await start();
}

async function areThere(boss: PgBoss, wanted: Map<string, QueueOptions>): Promise<boolean> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  return [...wanted].every(([queue, options]) => {
    const found = there.get(queue) as unknown as Record<string, unknown> | undefined;
    return found && Object.entries(options).every(([key, value]) => found[key] === value);
  });
}

/** Alone among all processes: pg-boss's own installation fails where two begin it at once. */
async function make(options: {
  db: BossDatabase;
  url: string;
  name: string;
  wanted: Map<string, QueueOptions>;
}): Promise<void> {
  const lock = new pg.Client({
    connectionString: options.url,
    application_name: `${options.name} broker set-up`,
    connectionTimeoutMillis: 5_000,
  });
  lock.on('error', () => {});
  await lock.connect();
  const maker = new PgBoss({ db: options.db, supervise: false, schedule: false });
  maker.on('error', () => {});
  try {
    await lock.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await maker.start();
    const there = new Set((await maker.getQueues()).map((queue) => queue.name));
    for (const [queue, settings] of options.wanted) {
      if (there.has(queue)) await maker.updateQueue(queue, settings);
      else await maker.createQueue(queue, settings);
    }
  } finally {
    await maker.stop({ graceful: false }).catch(() => {});
    await lock.end().catch(() => {});
  }
}

/** Dead letters first: a queue refers to its own. */
function wantedQueues(
  topology: Topology,
  { deliveries, leaseMs }: Limits,
): Map<string, QueueOptions & { deadLetter?: string }> {
  const kept = { retentionSeconds: YEAR_S };
  const names = Object.keys(topology);
  return new Map([
    ...names.map((queue) => [deadLetters(queue), kept] as const),
    ...names.map(
      (queue) =>
        [
          queue,
          {
            ...kept,
            deadLetter: deadLetters(queue),
            // Both count consumers that died, and nothing else: what a handler throws is settled by attempts.ts.
            retryLimit: deliveries - 1,
            expireInSeconds: leaseMs / 1_000,
          },
        ] as const,
    ),
  ]);
}
