import type { JsonObject } from '../../envoy/typed.ts';
import type { Plaza } from '../app.ts';
import { allOf, named, type Resource, values } from '../testing/resources.ts';
import {
  at,
  callOf,
  extrasOf,
  type Grant,
  limitsOf,
  type Meaning,
  never,
  pathOf,
  sorted,
  tokenOf,
} from './what-it-means.ts';

interface Route {
  name: string;
  retries: { attempts: number; retryOn?: string; backoff?: string; retryIgnorePreviousHosts?: boolean };
}

/** What a cluster is told of a method of `service`, called by the gateway and by another service. */
export function inACluster(plaza: Plaza, service: string): (path: string) => Meaning {
  const resources = allOf(plaza);
  const filter = (name: string): Resource => named(resources, 'EnvoyFilter', name);
  const patch = (name: string, route: string): JsonObject | undefined =>
    filter(name).spec.configPatches.find(
      (one: { match: { routeConfiguration: { vhost: { route: { name: string } } } } }) =>
        one.match.routeConfiguration.vhost.route.name === route,
    )?.patch.value;
  const inbound = (path: string) =>
    values(filter(`${service}-inbound-routes`)).find(({ name }) => name === path.slice(1));
  const call = (virtualService: string, path: string) => {
    const name = path.slice(1);
    const route = (named(resources, 'VirtualService', virtualService).spec.http as Route[]).find(
      (one) => one.name === name,
    );
    return route && callOf(patch(`${virtualService}-routes`, name) ?? {}, retriesOf(route));
  };
  return (path) => ({
    fromGateway: call('gateway', path),
    fromService: call(service, path),
    edge: extrasOf(patch('gateway-routes', path.slice(1))),
    inbound: extrasOf(inbound(path)),
    silence: at(inbound(path), 'route', 'idle_timeout'),
    gatewayGrants: grantsOf(named(resources, 'AuthorizationPolicy', 'gateway-methods'), path),
    serviceGrants: grantsOf(named(resources, 'AuthorizationPolicy', `${service}-methods`), path),
    gatewayToken: tokenOf(filter('gateway-tokens'), path),
    serviceToken: tokenOf(filter(`${service}-tokens`), path),
    limits: limitsOf(filter('gateway-rate-limits'), path),
    gatewayPath: pathOf(filter('gateway-transcoder'), path),
    servicePath: pathOf(filter(`${service}-transcoder`), path),
  });
}

function retriesOf({ retries }: Route) {
  if (retries.attempts === 0) return never;
  return {
    attempts: retries.attempts,
    retryOn: retries.retryOn ?? '',
    backoff: retries.backoff ?? '',
    elsewhere: retries.retryIgnorePreviousHosts === true,
  };
}

interface Rule {
  from?: { source: { principals: string[] } }[];
  to: { operation: { paths: string[] } }[];
  when?: { key: string; values: string[] }[];
}

function grantsOf({ spec }: Resource, path: string): Grant[] {
  return sorted(
    (spec.rules as Rule[])
      .filter(({ to }) => to.some(({ operation }) => operation.paths.includes(path)))
      .flatMap(({ from, when = [] }) => {
        const token = when
          .map(({ key, values }) => `${/\[(\w+)\]/.exec(key)![1]}: ${values.join(', ')}`)
          .join(' and ');
        const who = from?.flatMap(({ source }) => source.principals) ?? ('anybody' as const);
        return [{ who, token }];
      }),
  );
}
