// What a service's user may do in RabbitMQ, as regular expressions over names. What there is, is declared by somebody else.
import { EVENTS, retriesOf } from './rabbitmq-topology.ts';
import { type Access, deadLetters } from './types.ts';

export interface RabbitPermissions {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  /** By the routing keys of the exchange of events, which are their types. */
  readonly topics: { readonly exchange: string; readonly write: string; readonly read: string };
}

/** From its own queues alone it takes, to those alone it sends what it tries again, and it tells of what the graph says. */
export function rabbitPermissions({ publishes, consumes }: Access[string]): RabbitPermissions {
  const events = publishes.length > 0 ? [EVENTS] : [];
  return {
    configure: any([]),
    write: any([...events, ...consumes.map(retriesOf)].map(escaped)),
    read: any(consumes.flatMap((name) => [name, deadLetters(name)]).map(escaped)),
    // Without one for an exchange, RabbitMQ lets a user send it everything.
    topics: { exchange: EVENTS, write: any(publishes.map(typePattern)), read: any([]) },
  };
}

/** `order.*` is all of order. */
function typePattern(type: string): string {
  return type.endsWith('.*') ? `${escaped(type.slice(0, -1))}[^.]+` : escaped(type);
}

function escaped(name: string): string {
  return name.replace(/\./g, '\\.');
}

function any(patterns: string[]): string {
  return patterns.length > 0 ? `^(${patterns.join('|')})$` : '^$';
}
