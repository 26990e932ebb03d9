import type { Mesh, Service } from './types.ts';

/** Whether a service has anything to do with a broker: it tells others of events, or takes them from a queue of its own. */
export function usesBroker({ publishes, queues }: Pick<Service, 'publishes' | 'queues'>): boolean {
  return publishes.length > 0 || Object.keys(queues).length > 0;
}

/** What each service that has to do with a broker may tell of, and which queues it takes from. */
export function accessOf(mesh: Mesh): Record<string, { publishes: string[]; consumes: string[] }> {
  return Object.fromEntries(
    mesh.services
      .filter(usesBroker)
      .map(({ name, publishes, queues }) => [name, { publishes, consumes: Object.keys(queues) }]),
  );
}

/** Every queue of the graph with the types of events that it takes. */
export function topologyOf(mesh: Mesh): Record<string, string[]> {
  return Object.assign({}, ...mesh.services.map(({ queues }) => queues));
}

/** Whether `told` (order.created or order.*) covers all of `type`, which is of the same form. */
export function covers(told: string, type: string): boolean {
  return told === type || (told.endsWith('.*') && type.startsWith(told.slice(0, -1)));
}
