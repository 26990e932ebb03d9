import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Connection } from 'rabbitmq-client';
import type { Logger } from '../log.ts';
import { EVENTS, type RabbitTopology } from './rabbitmq-topology.ts';

/**
 * Declares what is missing of a topology, for as long as it takes; durable, so once is enough. In a cluster the operator declares
 * all of it and services have no right to: what is there is therefore only looked at.
 */
export function declareTopology(options: { connection: Connection; topology: RabbitTopology; log: Logger }): {
  ready: Promise<void>;
  stop(): void;
} {
  const { connection, topology, log } = options;
  const stopped = new AbortController();
  const ready = Promise.withResolvers<void>();
  void (async () => {
    for (let failures = 0; !stopped.signal.aborted; failures++) {
      try {
        await declareAll(connection, topology);
        return ready.resolve();
      } catch (err) {
        if (failures % 20 === 0) log.warn({ err }, 'broker: cannot declare the queues yet');
        await sleep(Math.min(2_000, 100 * 2 ** Math.min(failures, 10)), undefined, {
          signal: stopped.signal,
        }).catch(() => {});
      }
    }
  })();
  return { ready: ready.promise, stop: () => stopped.abort() };
}

async function declareAll(connection: Connection, topology: RabbitTopology): Promise<void> {
  const { exchanges, queues, bindings } = topology;
  const missing = {
    exchanges: await missingOf(connection, exchanges, (channel, { exchange }) =>
      channel.exchangeDeclare({ exchange, passive: true }),
    ),
    queues: await missingOf(connection, queues, (channel, { queue }) =>
      channel.queueDeclare({ queue, passive: true }),
    ),
  };
  if (missing.exchanges.length + missing.queues.length === 0 && (await areBound(connection))) return;
  await onChannel(connection, async (channel) => {
    for (const exchange of missing.exchanges) await channel.exchangeDeclare(exchange);
    for (const { queue, durable, arguments: args } of missing.queues)
      await channel.queueDeclare({ queue, durable, arguments: { ...args } });
    for (const binding of bindings) await channel.queueBind(binding);
  });
}

/** AMQP cannot be asked for bindings. Whoever may not declare does not have to; for others binding again costs next to nothing. */
async function areBound(connection: Connection): Promise<boolean> {
  try {
    await onChannel(connection, (channel) =>
      channel.exchangeDeclare({ exchange: EVENTS, type: 'topic', durable: true }),
    );
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'ACCESS_REFUSED') return true;
    throw error;
  }
}

async function missingOf<T>(
  connection: Connection,
  all: readonly T[],
  look: (channel: Channel, one: T) => Promise<unknown>,
): Promise<T[]> {
  const missing: T[] = [];
  for (let rest = [...all]; rest.length > 0; ) {
    try {
      // The channel does not survive the first one that is not there.
      await onChannel(connection, async (channel) => {
        while (rest.length > 0) {
          await look(channel, rest[0]!);
          rest = rest.slice(1);
        }
      });
    } catch (error) {
      if ((error as { code?: string }).code !== 'NOT_FOUND') throw error;
      missing.push(rest[0]!);
      rest = rest.slice(1);
    }
  }
  return missing;
}

async function onChannel<T>(connection: Connection, work: (channel: Channel) => Promise<T>): Promise<T> {
  const channel = await connection.acquire();
  try {
    return await work(channel);
  } finally {
    if (channel.active) await channel.close();
  }
}
