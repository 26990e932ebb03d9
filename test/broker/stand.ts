// Where a promise of the brokers is tried: a queue of its own on a broker of one kind, and a database for the effects.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Broker, type BrokerOptions, connectBroker } from '../../src/runtime/broker/broker.ts';
import { type Event, newEvent } from '../../src/runtime/broker/event.ts';
import type { Database } from '../../src/runtime/database.ts';
import { appendToLog, createLogTable, readLog } from '../../src/runtime/event-log.ts';
import { createOutbox } from '../../src/runtime/outbox.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { silentLog, type TestDatabase, testDatabase } from '../../src/runtime/testing/database.ts';
import { until } from '../../src/runtime/testing/until.ts';
import type { Kind, Lab } from './labs.ts';

export interface Stand {
  /** Of this test alone; it takes all of the type `<queue>.*`. */
  queue: string;
  lab: Lab;
  db: Database;
  /** Closed at the end of the test. */
  connect(options?: Partial<BrokerOptions>): Broker;
  close(broker: Broker): Promise<void>;
  event(n?: number): Event;
  events(count: number): Event[];
  /** As a relay does: again until it succeeds. */
  publish(broker: Broker, published: Event[]): Promise<void>;
  /** What a handler does of which only one may be: an entry for each event. */
  effect(got: readonly Event[]): Promise<void>;
  effects(): Promise<Event[]>;
  /** A process that takes from the queue and is killed at the step; by what it ended. */
  consumerThatDies(step: string, limits: BrokerOptions['limits']): Promise<string>;
}

/** Declares a test of a promise. */
export type Promises = (name: string, body: (stand: Stand) => Promise<void>) => void;

const call = testCall();

export const numberOf = (event: Event) => event.data.n as number;
export const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);
export const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Starts a broker for the tests of a suite and ends it after them. */
export function openStand(kind: Kind): Promises {
  let lab: Lab;
  let database: TestDatabase;
  let tests = 0;
  const brokers = new Set<Broker>();
  before(async () => {
    [lab, database] = await Promise.all([kind.start(), testDatabase()]);
    await createLogTable(database.db.knex, 'effects');
    await createOutbox(database.db.knex);
  });
  after(async () => {
    await database?.close();
    await lab?.stop();
  });
  const close = async (broker: Broker) => {
    brokers.delete(broker);
    await broker.close();
  };
  afterEach(() => Promise.all([...brokers].map(close)).then(() => {}));

  return (name, body) => {
    test(name, async () => {
      const queue = `q${++tests}`;
      const event = (n = 0) => newEvent(call, { type: `${queue}.n`, resource: `numbers/${n}`, data: { n } });
      await body({
        queue,
        lab,
        db: database.db,
        connect(options = {}) {
          const topology = { [queue]: [`${queue}.*`] };
          const broker = connectBroker({
            url: lab.url,
            topology,
            name: kind.name,
            log: silentLog(),
            ...options,
          });
          brokers.add(broker);
          return broker;
        },
        close,
        event,
        events: (count) => upTo(count).map(event),
        publish: (broker, published) =>
          until(
            () =>
              broker.publish(published).then(
                () => true,
                () => false,
              ),
            20_000,
          ).then(() => {}),
        effect: (got) => appendToLog(database.db, 'effects', got).then(() => {}),
        async effects() {
          const log = (await readLog(database.db, 'effects', 0n, 10_000)) as unknown as Event[];
          return log.filter(({ type }) => type === `${queue}.n`);
        },
        async consumerThatDies(step, limits) {
          const file = fileURLToPath(new URL('./dying-consumer.ts', import.meta.url));
          const argument = JSON.stringify({ url: lab.url, database: database.url, queue, step, limits });
          const child = spawn(process.execPath, [file, argument], {
            stdio: ['ignore', 'inherit', 'inherit'],
          });
          const [code, signal] = await once(child, 'exit');
          return signal ?? String(code);
        },
      });
    });
  };
}
