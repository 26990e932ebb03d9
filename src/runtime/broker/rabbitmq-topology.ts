// What there is in RabbitMQ for a topology, as a list: services declare what is missing, the cluster's operator all of it.
import { deadLetters, LIMITS, type Topology } from './types.ts';

/** Where every service tells of its events, by their types. */
export const EVENTS = 'plaza.events';
/**
 * Where the consumer of a queue sends what it will try again later, `<queue>.<ms>`, and the replay what it brings back, `<queue>`. Each queue has
 * its own, as rights are those of an exchange: nobody but its consumer writes there.
 */
export const retriesOf = (queue: string): string => `plaza.retries.${queue}`;
/** The pauses before an event is tried again, each a queue of its own: one queue passes messages in the order of their coming. */
export const PAUSES_MS = [100, 500, 2_000] as const;

export interface RabbitQueue {
  readonly queue: string;
  readonly durable: true;
  readonly arguments: Readonly<Record<string, string | number>>;
}

export interface RabbitTopology {
  readonly exchanges: readonly { exchange: string; type: 'topic' | 'direct'; durable: true }[];
  readonly queues: readonly RabbitQueue[];
  readonly bindings: readonly { exchange: string; routingKey: string; queue: string }[];
}

export function rabbitTopology(topology: Topology, { deliveries } = LIMITS): RabbitTopology {
  const names = Object.keys(topology);
  return {
    exchanges: [
      { exchange: EVENTS, type: 'topic', durable: true },
      ...names.map((name) => ({
        exchange: retriesOf(name),
        type: 'direct' as const,
        durable: true as const,
      })),
    ],
    queues: names.flatMap((name) => [
      quorum(deadLetters(name), {}),
      // Deliveries count consumers that died, and nothing else: what a handler throws comes back as a new message.
      quorum(name, { 'x-delivery-limit': deliveries - 1, ...passOn(deadLetters(name)) }),
      ...PAUSES_MS.map((ms) => quorum(pauseQueue(name, ms), { 'x-message-ttl': ms, ...passOn(name) })),
    ]),
    bindings: names.flatMap((name) => [
      ...topology[name]!.map((type) => ({ exchange: EVENTS, routingKey: type, queue: name })),
      { exchange: retriesOf(name), routingKey: name, queue: name },
      ...PAUSES_MS.map((ms) => ({
        exchange: retriesOf(name),
        routingKey: `${name}.${ms}`,
        queue: pauseQueue(name, ms),
      })),
    ]),
  };
}

function pauseQueue(name: string, ms: number): string {
  return `${name}.retry.${ms}`;
}

/** Kept by most nodes of the cluster, and on disk. */
function quorum(queue: string, more: RabbitQueue['arguments']): RabbitQueue {
  return { queue, durable: true, arguments: { 'x-queue-type': 'quorum', ...more } };
}

/** What expires, is refused or was delivered too often goes there, and leaves here only when it has arrived. */
function passOn(to: string): RabbitQueue['arguments'] {
  return {
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': to,
    'x-dead-letter-strategy': 'at-least-once',
    'x-overflow': 'reject-publish',
  };
}
