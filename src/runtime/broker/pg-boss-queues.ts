// The schema of pg-boss, the queues of the topology and the rights on them: made by whoever owns the database, before there are services;
// a service that signs in as the owner itself, as in a test, makes what is missing.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { unavailable } from '../errors.ts';
import type { Logger } from '../log.ts';
import { grantQueues } from './pg-boss-access.ts';
import { type BossDatabase, openBossDatabase } from './pg-boss-database.ts';
import { partQueues, type QueueSettings } from './pg-boss-partitions.ts';
import { type Access, deadLetters, LIMITS, type Limits, type Topology } from './types.ts';
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
  if (installed && (await areThere(boss, db, topology, wanted))) return;
  await make({ db, url, name, topology, wanted });
  await start();
}

/** For whoever may change nothing, it is enough that the queues are there: how they are is said by the one who made them. */
async function areThere(
  boss: PgBoss,
  db: BossDatabase,
  topology: Topology,
  wanted: Map<string, QueueSettings>,
): Promise<boolean> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (![...wanted.keys()].every((queue) => there.has(queue))) return false;
  const { rows } = await db.executeSql(`
    select pg_has_role(relowner, 'member') as owner, to_regclass('pgboss.taken_type') is not null as granted
    from pg_class where oid = 'pgboss.job'::regclass`);
  if (!rows[0].owner) return true;
  if (!rows[0].granted) return false;
  const known = await db.executeSql('select queue, type from pgboss.taken_type');
  const taken = new Set(known.rows.map(({ queue, type }) => `${queue} ${type}`));
  return (
    Object.entries(topology).every(([queue, types]) =>
      types.every((type) => taken.has(`${queue} ${type}`)),
    ) &&
    [...wanted].every(([queue, options]) => {
      const found = there.get(queue) as unknown as Record<string, unknown>;
      return Object.entries(options).every(([key, value]) => found[key] === value);
    })
  );
}

/** Makes the queues, and gives each service its rights on them, by the role that owns the database. Again changes nothing. */
export async function setUpQueues(options: {
  url: string;
  topology: Topology;
  access: Access;
  log: Logger;
}): Promise<void> {
  const { url, topology, access, log } = options;
  const name = 'plaza';
  const db = openBossDatabase({ url, name, log });
  try {
    await make({ db, url, name, topology, access, wanted: wantedQueues(topology, LIMITS) });
  } finally {
    await db.close();
  }
}

/** Alone among all processes: pg-boss's own installation fails where two begin it at once. */
async function make(options: {
  db: BossDatabase;
  url: string;
  name: string;
  topology: Topology;
  access?: Access;
  wanted: Map<string, QueueSettings>;
}): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: `${options.name} broker set-up`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  await client.connect();
  const maker = new PgBoss({ db: options.db, supervise: false, schedule: false });
  maker.on('error', () => {});
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await maker.start();
    const there = new Map((await maker.getQueues()).map((queue) => [queue.name, queue]));
    const shared = [...options.wanted].filter(([queue]) => there.get(queue)?.partition === false);
    if (shared.length > 0) await partQueues(client, new Map(shared));
    for (const [queue, settings] of options.wanted) {
      const { partition: _, ...changeable } = settings;
      if (there.has(queue)) await maker.updateQueue(queue, changeable);
      else await maker.createQueue(queue, settings);
    }
    await client.query('begin');
    await grantQueues(client, options.topology, options.access);
    await client.query('commit');
  } finally {
    await maker.stop({ graceful: false }).catch(() => {});
    await client.end().catch(() => {});
  }
}

/** Dead letters first: a queue refers to its own. */
function wantedQueues(topology: Topology, { deliveries, leaseMs }: Limits): Map<string, QueueSettings> {
  // A table each, so that there are rights on each.
  const kept = { retentionSeconds: YEAR_S, partition: true };
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
