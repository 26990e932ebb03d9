// Takes messages from a queue of RabbitMQ, never more at once than the handler works on, and acknowledges each by hand.
//
// What is to be tried again goes as a new message to the queue of its pause, from where it comes back, and the old one is
// acknowledged once the new one is confirmed. So a failure is no delivery that RabbitMQ counts, and no message waits behind it.
import { type AsyncMessage, type Connection, ConsumerStatus } from 'rabbitmq-client';
import type { Logger } from '../log.ts';
import type { QueueFigures } from '../telemetry/queue-figures.ts';
import { createAttempts, type Message, type Outcome } from './attempts.ts';
import type { Sender } from './rabbitmq-sender.ts';
import { keepStamp, readStamp } from './rabbitmq-stamp.ts';
import { PAUSES_MS, retriesOf } from './rabbitmq-topology.ts';
import type { Access, Handler, Limits, Step } from './types.ts';

const TRIES = 'x-tries';
const ATTEMPTS = 'x-attempts';

export interface MessageConsumer {
  stop(graceMs: number): Promise<void>;
}

export function consumeMessages(options: {
  connection: Connection;
  /** Whom this signs in as. */
  user: string;
  queue: string;
  types: readonly string[];
  access: Access | undefined;
  handler: Handler;
  limits: Limits;
  log: Logger;
  figures: QueueFigures;
  passing: (step: Step) => void;
  send: Sender;
  ready: Promise<void>;
}): MessageConsumer {
  const { connection, user, queue, handler, log, passing, send, ready } = options;
  const attempts = createAttempts({ ...options, system: 'rabbitmq' });
  const handle = 'batch' in handler ? inBatches(attempts.attempt) : one(attempts.attempt);
  const room = 'batch' in handler ? handler.size : handler.concurrency;
  let stopped = false;

  const consumer = connection.createConsumer(
    { queue, lazy: true, queueOptions: { passive: true }, qos: { prefetchCount: room }, concurrency: room },
    async (message) => {
      if (stopped) return ConsumerStatus.REQUEUE;
      const outcome = await handle(toMessage(message, user));
      return settle(message, outcome);
    },
  );
  consumer.on('error', (err) => log.warn({ err, queue }, 'broker: the consumer failed'));
  void ready.then(() => {
    if (!stopped) consumer.start();
  });

  async function settle(message: AsyncMessage, outcome: Outcome): Promise<ConsumerStatus> {
    // The library acknowledges in the moment this resolves.
    if (outcome.kind !== 'again') setImmediate(() => passing('acked'));
    if (outcome.kind === 'done') return ConsumerStatus.ACK;
    if (outcome.kind === 'dead') return ConsumerStatus.DROP;
    if (outcome.inMs === 0) return ConsumerStatus.REQUEUE;
    const pause = PAUSES_MS.findLast((ms) => ms <= outcome.inMs) ?? PAUSES_MS[0];
    const { messageId = '', type = '', body } = message;
    const counts = { [TRIES]: outcome.tries, [ATTEMPTS]: outcome.attempts };
    const headers = { ...counts, ...keepStamp(readStamp(message, user)) };
    const exchange = retriesOf(queue);
    try {
      await send([{ messageId, type, headers, exchange, routingKey: `${queue}.${pause}`, body }]);
      return ConsumerStatus.ACK;
    } catch (err) {
      log.warn({ err, queue }, 'broker: cannot put an event off; it comes again at once');
      return ConsumerStatus.REQUEUE;
    }
  }

  return {
    async stop(graceMs) {
      stopped = true;
      const abort = setTimeout(attempts.abort, graceMs);
      // Cancels, then waits for what is being handled; the rest goes back to the queue with the channel.
      await consumer.close();
      clearTimeout(abort);
    },
  };
}

function toMessage(message: AsyncMessage, user: string): Message {
  const { body, headers } = message;
  return {
    body: decode(body),
    ...readStamp(message, user),
    redelivered: message.redelivered,
    tries: Number(headers?.[TRIES] ?? 0),
    attempts: Number(headers?.[ATTEMPTS] ?? 0),
  };
}

function decode(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

type Attempt = (messages: readonly Message[]) => Promise<Outcome[]>;

function one(attempt: Attempt) {
  return async (message: Message): Promise<Outcome> => (await attempt([message]))[0]!;
}

/** One batch at a time, of all that has come meanwhile; RabbitMQ's prefetch bounds it. */
function inBatches(attempt: Attempt) {
  let waiting: { message: Message; resolve: (outcome: Outcome) => void }[] = [];
  let running = false;
  async function run(): Promise<void> {
    running = true;
    // Messages of one packet come in one turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const outcomes = await attempt(batch.map(({ message }) => message));
      for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i]!);
    }
    running = false;
  }
  return (message: Message): Promise<Outcome> =>
    new Promise((resolve) => {
      waiting.push({ message, resolve });
      if (!running) void run();
    });
}
