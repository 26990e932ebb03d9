// Carries events between services: every queue whose types match gets its copy, and each copy goes to one consumer of its queue.
//
//   const broker = connectBroker({ url: config.brokerUrl, topology: config.brokerTopology, name: config.instance, log });
//   await broker.publish(events);                       // holds them in every queue when this resolves
//   broker.consume('order_queue', { handler, concurrency: 16 });
//
// Delivered at least once, in any order: a handler keeps what it has done in the transaction of its effect. What becomes of an
// event whose handler throws, attempts.ts says. pg-boss in PostgreSQL by default (postgres://…), RabbitMQ where it has to
// grow (amqp://…, amqps://…); one suite holds both to the same (test/broker).
import { inPublishSpans } from '../telemetry/message-spans.ts';
import { queueFigures } from '../telemetry/queue-figures.ts';
import { noTelemetry } from '../telemetry/telemetry.ts';
import type { Broker, BrokerOptions } from './types.ts';

export type { Broker, BrokerOptions, Handler, Topology } from './types.ts';
export { deadLetters } from './types.ts';

/** Connects in the background, and again whenever the connection is lost; a service starts and serves without its broker. */
export function connectBroker(options: BrokerOptions): Broker {
  const kind = kindOf(options.url);
  const figures = queueFigures(options.telemetry ?? noTelemetry);
  // Loaded here: a process needs one of the two libraries at most.
  const connected: Promise<Broker> =
    kind === 'rabbitmq'
      ? import('./rabbitmq.ts').then(({ connectRabbit }) => connectRabbit({ ...options, figures }))
      : import('./pg-boss.ts').then(({ connectPgBoss }) => connectPgBoss({ ...options, figures }));
  const asked = {
    depth: async (queue: string) => (await connected).depth(queue),
    answers: async () => (await connected).answers(),
  };
  const watch = figures.watch(asked, options.log);
  return {
    ...asked,
    publish: (events) => inPublishSpans(kind, events, async () => (await connected).publish(events)),
    consume(queue, handler) {
      if (!(queue in options.topology)) throw new Error(`there is no queue ${queue} in the topology`);
      watch.add(queue);
      void connected.then((broker) => broker.consume(queue, handler));
    },
    replay: async (queue) => (await connected).replay(queue),
    async close() {
      watch.stop();
      await (await connected).close();
    },
  };
}

function kindOf(url: string): 'pg-boss' | 'rabbitmq' {
  if (/^postgres(ql)?:\/\//.test(url)) return 'pg-boss';
  if (/^amqps?:\/\//.test(url)) return 'rabbitmq';
  throw new Error('BROKER_URL is a URL such as postgres://… or amqp://…');
}
