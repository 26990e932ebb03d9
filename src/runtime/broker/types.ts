// What a broker is to the services, and what its two forms have in common.
import type { Logger } from '../log.ts';
import type { QueueFigures } from '../telemetry/queue-figures.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Event } from './event.ts';

/** The queues of all services by name, with the types of events that each takes; `order.*` is all of order. */
export type Topology = Readonly<Record<string, readonly string[]>>;

/** The services by name, with the types of events that each may tell of and the queues that it takes from. */
export type Access = Readonly<
  Record<string, { readonly publishes: readonly string[]; readonly consumes: readonly string[] }>
>;

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
  /** Whether it is connected and answers, within some seconds. */
  answers(): Promise<boolean>;
  /** Takes nothing more, lets handlers end (5 s, then their signal is aborted), gives the rest back, and disconnects. */
  close(): Promise<void>;
}

export interface Limits {
  /** How often a message is delivered whose consumer dies of it. */
  readonly deliveries: number;
  /** How long a consumer has for a message before a broker that cannot see consumers die gives it to another one. */
  readonly leaseMs: number;
}

export const LIMITS: Limits = { deliveries: 10, leaseMs: 10_000 };

/** How long a handler may take: less than its lease, so that it has ended when somebody else gets its message. */
export const handlerMs = ({ leaseMs }: Pick<Limits, 'leaseMs'> = LIMITS): number => 0.9 * leaseMs;

/** Where a test may kill the process. */
export type Step = 'published' | 'taken' | 'handled' | 'acked';

export interface BrokerOptions {
  readonly url: string;
  readonly topology: Topology;
  /** What is taken from a queue is held to it; without, as on a broker with one user for all, whoever told it is believed. */
  readonly access?: Access | undefined;
  /** Shown in the broker's own lists. */
  readonly name: string;
  readonly log: Logger;
  readonly telemetry?: Telemetry | undefined;
  readonly passing?: (step: Step) => void;
  /** Default LIMITS; a test may have less time. */
  readonly limits?: Limits;
}

/** Where what has failed for good lies, and what was refused. */
export const deadLetters = (queue: string): string => `${queue}.dead`;

/** What connectBroker adds for the two forms. */
export interface ConnectOptions extends BrokerOptions {
  readonly figures: QueueFigures;
}
