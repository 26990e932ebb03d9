// The broker in a PostgreSQL database of its own, by pg-boss: a job for each event in each queue, whose id is the event's, so that
// an event that is published again while it still waits is one. Publishing is a function of the database (pg-boss-access.ts). Jobs are deleted when they are done and not kept as completed:
// one statement for any number of them, and nothing for maintenance to clear away.
import { PgBoss } from 'pg-boss';
import { createNotices } from '../notices.ts';
import { consumeJobs, type JobConsumer } from './pg-boss-consumer.ts';
import { openBossDatabase } from './pg-boss-database.ts';
import { openQueues } from './pg-boss-queues.ts';
import { type Broker, type ConnectOptions, deadLetters, LIMITS } from './types.ts';

const GRACE_MS = 5_000;
/** Counting is reading them all. */
const MOST_COUNTED = 100_000;
/** A publisher is a relay, which comes again; a person waits. */
const OTHERS_WAIT_MS = 10_000;

/** What a job holds. */
export interface JobData {
  readonly event: unknown;
  readonly publisher?: string;
  readonly publishTime?: string;
  readonly tries?: number;
  readonly attempts?: number;
}

export function connectPgBoss(options: ConnectOptions): Broker {
  const { url, topology, access, name, log, passing = () => {}, limits = LIMITS, figures } = options;
  const db = openBossDatabase({ url, name, log });
  const boss = new PgBoss({
    db,
    migrate: false,
    // What has to be supervised, consumers do: pg-boss would in every process.
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
    monitorVacuum: false,
    // The owner's to do.
    reindex: false,
  });
  boss.on('error', (err) => log.warn({ err }, 'broker: pg-boss failed'));
  const notices = createNotices({ url, channel: 'broker', name, log });
  const closing = new AbortController();
  const queues = openQueues({ boss, db, url, topology, limits, name, log, signal: closing.signal });
  const consumers: JobConsumer[] = [];

  return {
    async publish(events) {
      await queues.ready();
      const { rows } = await db.executeSql('select pgboss.publish($1::jsonb) as queue', [
        JSON.stringify(events),
      ]);
      for (const { queue } of rows) notices.tell(queue);
      passing('published');
    },
    consume(queue, handler) {
      const ready = () => queues.ready(Number.POSITIVE_INFINITY);
      const types = topology[queue]!;
      consumers.push(
        consumeJobs({
          boss,
          db,
          queue,
          types,
          access,
          handler,
          limits,
          log,
          figures,
          passing,
          notices,
          ready,
        }),
      );
    },
    async replay(queue) {
      await queues.ready(OTHERS_WAIT_MS);
      const limit = 100;
      for (let moved = 0; ; ) {
        const count = await boss.redrive(deadLetters(queue), { destination: queue, limit });
        moved += count;
        if (count > 0) notices.tell(queue);
        if (count < limit) return moved;
      }
    },
    async depth(queue) {
      await queues.ready(OTHERS_WAIT_MS);
      const { rows } = await db.executeSql(
        `select count(*)::int as count
         from (select from pgboss.job where name = $1 and state < 'active' limit $2) as waiting`,
        [queue, MOST_COUNTED],
      );
      return rows[0].count;
    },
    answers: () =>
      db.executeSql('select 1', []).then(
        () => true,
        () => false,
      ),
    async close() {
      await Promise.all(consumers.map((consumer) => consumer.stop(GRACE_MS)));
      closing.abort();
      await queues.ended;
      await notices.close();
      await boss.stop({ graceful: false });
      await db.close();
    },
  };
}
