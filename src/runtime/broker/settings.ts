import { type Setting, text } from '../config.ts';
import type { Access, Topology } from './types.ts';

/** What a service needs that publishes events or takes them. */
export const brokerSettings = {
  /** postgres://… for pg-boss, amqp://… or amqps://… for RabbitMQ. */
  brokerUrl: text('BROKER_URL', { pattern: /^(postgres(ql)?|amqps?):\/\// }),
  /** JSON: the queues of all services, {"order_queue": ["order.created"]}. */
  brokerTopology: topology('BROKER_TOPOLOGY'),
  /** JSON: who publishes and takes what, {"orders": {"publishes": ["order.*"], "consumes": ["order_queue"]}}; not set where all have one user. */
  brokerAccess: access('BROKER_ACCESS'),
} as const;

function access(name: string): Setting<Access | undefined> {
  return {
    name,
    parse(value) {
      if (value === undefined) return undefined;
      const services = parsed(value);
      if (!isAccess(services))
        throw new Error(
          'must be JSON such as {"orders": {"publishes": ["order.*"], "consumes": ["order_queue"]}}',
        );
      return services;
    },
  };
}

function isAccess(value: unknown): value is Access {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (one: unknown) => isTopology(one) && Object.keys(one).sort().join() === 'consumes,publishes',
  );
}

function topology(name: string): Setting<Topology> {
  return {
    name,
    parse(value) {
      if (value === undefined) throw new Error('is not set');
      const queues = parsed(value);
      if (!isTopology(queues)) throw new Error('must be JSON such as {"order_queue": ["order.created"]}');
      return queues;
    },
  };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function isTopology(value: unknown): value is Topology {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (types) => Array.isArray(types) && types.every((type) => typeof type === 'string'),
  );
}
