import type { BreakerSeen, InstanceSeen, Observation } from './observation.ts';

export interface ServiceSeen {
  readonly name: string;
  readonly instances: InstanceSeen[];
  readonly breaker: BreakerSeen;
}

const closed: BreakerSeen = { open: false, maxRequests: 0, activeRequests: 0, overflows: 0n };

/**
 * One entry per service, in alphabetical order, also for a service that nobody calls. Each Envoy has a breaker of its own, so
 * the service's is open where any is, its limit is the smallest, and what runs and what was refused are sums.
 */
export function mergeObservations(
  services: Iterable<string>,
  observations: readonly Observation[],
): ServiceSeen[] {
  return [...services].sort().map((name) => {
    const own = observations.filter((observation) => observation.service === name);
    return {
      name,
      instances: own.flatMap((observation) => observation.instances).sort(byName),
      breaker: own.map((observation) => observation.breaker).reduce(merge, closed),
    };
  });
}

function byName(a: InstanceSeen, b: InstanceSeen): number {
  const [left, right] = [`${a.name} ${a.observer}`, `${b.name} ${b.observer}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function merge(a: BreakerSeen, b: BreakerSeen): BreakerSeen {
  return {
    open: a.open || b.open,
    maxRequests:
      a.maxRequests === 0 ? b.maxRequests : Math.min(a.maxRequests, b.maxRequests || a.maxRequests),
    activeRequests: a.activeRequests + b.activeRequests,
    overflows: a.overflows + b.overflows,
  };
}
