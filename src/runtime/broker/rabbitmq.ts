// The broker in RabbitMQ: quorum queues, persistent and mandatory messages that the broker confirms, manual acknowledgements.
import { Connection } from 'rabbitmq-client';
import { unavailable } from '../errors.ts';
import { type Event, takes } from './event.ts';
import { consumeMessages, type MessageConsumer } from './rabbitmq-consumer.ts';
import { declareTopology } from './rabbitmq-declare.ts';
import { createSender } from './rabbitmq-sender.ts';
import { keepStamp, readStamp } from './rabbitmq-stamp.ts';
import { EVENTS, rabbitTopology, retriesOf } from './rabbitmq-topology.ts';
import { type Broker, type ConnectOptions, deadLetters, LIMITS } from './types.ts';
import { within } from './within.ts';

const GRACE_MS = 5_000;
const LAST_MS = 1_000;
const PUBLISHER_WAITS_MS = 1_000;
const OTHERS_WAIT_MS = 10_000;

export function connectRabbit(options: ConnectOptions): Broker {
  const { url, topology, access, name, log, passing = () => {}, limits = LIMITS, figures } = options;
  const user = decodeURIComponent(new URL(url).username) || 'guest';
  const connection = new Connection({
    url,
    connectionName: name,
    acquireTimeout: 3_000,
    connectionTimeout: 3_000,
    retryLow: 100,
    retryHigh: 2_000,
    // A connection that is dead without a word is found in twice that many seconds.
    heartbeat: 10,
    noDelay: true,
  });
  let down = false;
  connection.on('error', (err) => {
    if (!down) log.warn({ err }, 'broker: the connection failed');
    down = true;
  });
  connection.on('connection', () => {
    if (down) log.info('broker: connected again');
    down = false;
  });
  const topologyStands = declareTopology({ connection, topology: rabbitTopology(topology, limits), log });
  const send = createSender(connection, user);
  const consumers: MessageConsumer[] = [];

  const ready = async (waitMs = PUBLISHER_WAITS_MS) => {
    if (!(await within(waitMs, topologyStands.ready)))
      throw unavailable('BROKER_UNAVAILABLE', 'The broker is not available.');
  };

  return {
    async publish(events) {
      await ready();
      // An event that nobody takes would come back as unroutable.
      const wanted = events.filter((event) =>
        Object.values(topology).some((patterns) => takes(patterns, event.type)),
      );
      await send(wanted.map((event) => ({ ...toEnvelope(event), exchange: EVENTS, body: event })));
      passing('published');
    },
    consume(queue, handler) {
      const { ready } = topologyStands;
      const types = topology[queue]!;
      consumers.push(
        consumeMessages({
          connection,
          user,
          queue,
          types,
          access,
          handler,
          limits,
          log,
          figures,
          passing,
          send,
          ready,
        }),
      );
    },
    async replay(queue) {
      await ready(OTHERS_WAIT_MS);
      for (let moved = 0; ; moved++) {
        const channel = await connection.acquire();
        try {
          const message = await channel.basicGet({ queue: deadLetters(queue) });
          if (!message) return moved;
          const { messageId = '', type = '', body } = message;
          const headers = keepStamp(readStamp(message, user));
          await send([{ messageId, type, headers, exchange: retriesOf(queue), routingKey: queue, body }]);
          channel.basicAck({ deliveryTag: message.deliveryTag });
        } finally {
          await channel.close();
        }
      }
    },
    async depth(queue) {
      await ready(OTHERS_WAIT_MS);
      return (await connection.queueDeclare({ queue, passive: true })).messageCount;
    },
    answers: async () => connection.ready,
    async close() {
      const stopped = Promise.all(consumers.map((consumer) => consumer.stop(GRACE_MS)));
      // A handler that does not heed the signal is left behind; its event goes to another one with the connection.
      const inOrder = await within(GRACE_MS + LAST_MS, stopped);
      topologyStands.stop();
      const closed =
        inOrder &&
        (await within(
          LAST_MS,
          send.close().then(() => connection.close()),
        ));
      if (!closed) connection.unsafeDestroy();
    },
  };
}

function toEnvelope(event: Event) {
  return { messageId: event.id, type: event.type, routingKey: event.type };
}
