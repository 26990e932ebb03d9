// Carries events between services: every queue whose types match gets its copy, and each copy goes to one consumer of its queue.
//
//   const broker = connectBroker({ url: config.brokerUrl, topology: config.brokerTopology, name: config.instance, log });
//   await broker.publish(events);                       // holds them in every queue when this resolves
//   broker.consume('order_queue', { handler, concurrency: 16 });
//
// Delivered at least once, in any order: a handler keeps what it has done in the transaction of its effect. What becomes of an
// event whose handler throws, attempts.ts says. pg-boss in PostgreSQL by default (postgres://…), RabbitMQ where it has to
// grow (amqp://…, amqps://…); one suite holds both to the same (test/broker).
import type { Logger } from '../log.ts';
import type { Limits } from './attempts.ts';
import type { Event } from './event.ts';

/** The queues of all services by name, with the types of events that each takes; `order.*` is all of order. */
export type Topology = Readonly<Record<string, readonly string[]>>;

export type Handler =
  | {
      /** Called for one event; the signal is aborted shortly before somebody else gets it, and when the broker closes. */
      readonly handler: (event: Event, signal: AbortSignal) => Promise<void>;
      /** Events at once, and no more than that are fetched. */
      readonly concurrency: number;
    }
  | {
      /** Called for what there is, up to `size`; when it throws, each of the batch is tried by itself. */
      readonly batch: (events: readonly Event[], signal: AbortSignal) => Promise<void>;
      readonly size: number;
    };

export interface Broker {
  /** Resolves when the broker holds the events safely; rejects within 8 s where it cannot, and may then hold some of them. */
  publish(events: readonly Event[]): Promise<void>;
  /** Takes events from a queue from now on, until close(); through every outage of the broker. */
  consume(queue: string, handler: Handler): void;
  /** Moves what lies in a queue's dead letters back to it; gives their number. */
  replay(queue: string): Promise<number>;
  /** How many events wait in a queue, or in its dead letters by the name `<queue>.dead`; without those that are being handled. */
  depth(queue: string): Promise<number>;
  /** Takes nothing more, lets handlers end (5 s, then their signal is aborted), gives the rest back, and disconnects. */
  close(): Promise<void>;
}

/** Where a test may kill the process. */
export type Step = 'published' | 'taken' | 'handled' | 'acked';

export interface BrokerOptions {
  readonly url: string;
  readonly topology: Topology;
  /** Shown in the broker's own lists. */
  readonly name: string;
  readonly log: Logger;
  readonly passing?: (step: Step) => void;
  /** Default LIMITS; a test may have less time. */
  readonly limits?: Limits;
}

/** Where what has failed for good lies. */
export const deadLetters = (queue: string): string => `${queue}.dead`;

/** Connects in the background, and again whenever the connection is lost; a service starts and serves without its broker. */
export function connectBroker(options: BrokerOptions): Broker {
  const kind = kindOf(options.url);
  // Loaded here: a process needs one of the two libraries at most.
  const connected: Promise<Broker> =
    kind === 'rabbitmq'
      ? import('./rabbitmq.ts').then(({ connectRabbit }) => connectRabbit(options))
      : import('./pg-boss.ts').then(({ connectPgBoss }) => connectPgBoss(options));
  return {
    publish: async (events) => (await connected).publish(events),
    consume(queue, handler) {
      if (!(queue in options.topology)) throw new Error(`there is no queue ${queue} in the topology`);
      void connected.then((broker) => broker.consume(queue, handler));
    },
    replay: async (queue) => (await connected).replay(queue),
    depth: async (queue) => (await connected).depth(queue),
    close: async () => (await connected).close(),
  };
}

function kindOf(url: string): 'pg-boss' | 'rabbitmq' {
  if (/^postgres(ql)?:\/\//.test(url)) return 'pg-boss';
  if (/^amqps?:\/\//.test(url)) return 'rabbitmq';
  throw new Error('BROKER_URL is a URL such as postgres://… or amqp://…');
}
