// Takes jobs from a queue of pg-boss: fetches as many as there is room for, hands them on at once, and settles what has ended
// together. Woken by notices, with polling as backstop; pg-boss's own workers poll twice a second at best, one job at a time.
import type { PgBoss } from 'pg-boss';
import type { Logger } from '../log.ts';
import type { Notices } from '../notices.ts';
import { every, type Periodic } from '../periodic.ts';
import type { QueueFigures } from '../telemetry/queue-figures.ts';
import { createAttempts, type Message, type Outcome } from './attempts.ts';
import type { Event } from './event.ts';
import type { JobData } from './pg-boss.ts';
import type { BossDatabase } from './pg-boss-database.ts';
import { type Access, deadLetters, type Handler, type Limits, type Step } from './types.ts';
import { within } from './within.ts';

const POLL_MS = 1_000;
/** What is left after the signal for giving events back. */
const LAST_MS = 1_000;
/** How often in a lease the jobs of consumers that died are looked for; whoever comes first does it for all. */
const LOOKS_A_LEASE = 5;

export interface JobConsumer {
  /** Takes nothing more, waits so long for handlers, then aborts their signal and gives their jobs back. */
  stop(graceMs: number): Promise<void>;
}

interface Job {
  readonly id: string;
  readonly data: JobData;
  /** How often a consumer of it has died. */
  readonly retryCount: number;
}

export function consumeJobs(options: {
  boss: PgBoss;
  db: BossDatabase;
  queue: string;
  types: readonly string[];
  access: Access | undefined;
  handler: Handler;
  limits: Limits;
  log: Logger;
  figures: QueueFigures;
  passing: (step: Step) => void;
  notices: Notices;
  ready: () => Promise<void>;
}): JobConsumer {
  const { boss, db, queue, handler, limits, log, passing, notices } = options;
  const attempts = createAttempts({ ...options, system: 'pg-boss' });
  const room = 'batch' in handler ? handler.size : handler.concurrency;
  const running = new Set<Promise<void>>();
  let busy = 0;
  /** One fetch at a time. */
  let fetching: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let supervisor: Periodic | undefined;
  const settle = createSettling({ boss, db, queue, log, passing, later: (ms) => look(ms) });

  function look(inMs = 0): void {
    if (stopped) return;
    if (inMs > 0) {
      setTimeout(look, inMs).unref();
      return;
    }
    again = true;
    if (!fetching && hasRoom()) fetching = fetchAll();
  }

  /** Not for a single place while the others work: their end asks again. */
  function hasRoom(): boolean {
    return busy === 0 || busy <= room / 2;
  }

  async function fetchAll(): Promise<void> {
    clearTimeout(timer);
    try {
      while (again && hasRoom() && !stopped) {
        again = false;
        const free = room - busy;
        const jobs = await boss.fetch<JobData>(queue, { batchSize: free, includeMetadata: true });
        if (jobs.length === free) again = true;
        if (jobs.length > 0) launch(jobs);
      }
    } catch (err) {
      log.warn({ err, queue }, 'broker: cannot fetch');
    } finally {
      // Here and not when the promise has settled: whoever looks in between would be left waiting.
      fetching = undefined;
      if (!stopped) timer = setTimeout(look, POLL_MS).unref();
    }
  }

  function launch(jobs: readonly Job[]): void {
    for (const group of 'batch' in handler ? [jobs] : jobs.map((job) => [job])) {
      busy += 'batch' in handler ? room : 1;
      const work = attempts
        .attempt(group.map(toMessage))
        .then((outcomes) => settle(group, outcomes))
        .finally(() => {
          busy -= 'batch' in handler ? room : 1;
          running.delete(work);
          if (again) look();
        });
      running.add(work);
    }
  }

  const unsubscribe = notices.on((told) => {
    if (told === undefined || told === queue) look();
  });
  void options.ready().then(() => {
    if (stopped) return;
    const superviseMs = limits.leaseMs / LOOKS_A_LEASE;
    supervisor = every(superviseMs, `supervise ${queue}`, log, () => boss.supervise(queue));
    look();
  });

  return {
    async stop(graceMs) {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      const abort = setTimeout(attempts.abort, graceMs);
      await fetching;
      // One that does not heed the signal is left behind; its lease hands its event on.
      await within(graceMs + LAST_MS, Promise.all(running));
      clearTimeout(abort);
      await supervisor?.stop();
    },
  };
}

function toMessage({ data, retryCount }: Job): Message {
  return {
    body: data?.event,
    publisher: data?.publisher,
    publishTime: data?.publishTime,
    // Without a stamp are only jobs of before there was one: from then on, nobody else could put any into the queue.
    routedAs: data?.publisher === undefined ? (data?.event as Partial<Event> | undefined)?.type : undefined,
    redelivered: retryCount > 0,
    tries: data?.tries ?? 0,
    attempts: data?.attempts ?? 0,
  };
}

/** Settles jobs: those that are done together, in as few statements as their ends allow. */
function createSettling(options: {
  boss: PgBoss;
  db: BossDatabase;
  queue: string;
  log: Logger;
  passing: (step: Step) => void;
  later: (ms: number) => void;
}) {
  const { boss, db, queue, log, passing, later } = options;
  /** One after the other: each holds a connection, and pg-boss may need another one within it. */
  let moving: Promise<unknown> = Promise.resolve();
  let done: string[] = [];
  let flushing: Promise<void> | undefined;

  async function flush(): Promise<void> {
    try {
      // What ends in the same moment goes along.
      await new Promise((resolve) => setImmediate(resolve));
      while (done.length > 0) {
        const ids = done;
        done = [];
        await boss.deleteJob(queue, ids);
        passing('acked');
      }
    } finally {
      // Here and not when the promise has settled: what comes in between would be left lying.
      flushing = undefined;
    }
  }

  async function complete(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    done.push(...ids);
    flushing ??= flush();
    await flushing;
  }

  async function move(job: Job, outcome: Exclude<Outcome, { kind: 'done' }>): Promise<void> {
    const { event, publisher, publishTime } = job.data ?? {};
    const whole = { event, publisher, publishTime };
    await db.transaction(async (tx) => {
      const deleted = (await boss.deleteJob(queue, job.id, { db: tx })) as { affected: number };
      // Whoever got it after our lease was over has settled it.
      if (deleted.affected === 0) return;
      if (outcome.kind === 'dead') {
        await boss.insert(deadLetters(queue), [{ id: job.id, data: whole }], { db: tx });
      } else {
        const { tries, attempts, inMs } = outcome;
        const startAfter = inMs / 1_000;
        await boss.insert(queue, [{ id: job.id, data: { ...whole, tries, attempts }, startAfter }], {
          db: tx,
        });
      }
    });
    passing('acked');
    if (outcome.kind === 'again') later(outcome.inMs + 5);
  }

  return async (jobs: readonly Job[], outcomes: readonly Outcome[]): Promise<void> => {
    try {
      const ended = jobs.filter((_, i) => outcomes[i]!.kind === 'done').map((job) => job.id);
      await complete(ended);
      for (const [i, job] of jobs.entries()) {
        const outcome = outcomes[i]!;
        if (outcome.kind === 'done') continue;
        const moved = moving.then(() => move(job, outcome));
        moving = moved.catch(() => {});
        await moved;
      }
    } catch (err) {
      log.warn({ err, queue }, 'broker: cannot settle; the events come again when their lease is over');
    }
  };
}
