import { renderGateway, renderSidecar } from '../../envoy/render.ts';
import { samplePlacement } from '../../envoy/sample.ts';
import type { Json, JsonObject } from '../../envoy/typed.ts';
import type { Mesh } from '../../mesh/types.ts';
import {
  at,
  callOf,
  extrasOf,
  type Grant,
  having,
  limitsOf,
  type Meaning,
  never,
  pathOf,
  sorted,
  tokenOf,
} from './what-it-means.ts';

/** What the laptop's Envoys make of a method of `service`, called by the gateway and by `caller`. */
export function onTheLaptop(mesh: Mesh, service: string, caller: string): (path: string) => Meaning {
  const placement = samplePlacement(mesh, 'run', 'certificates');
  const sidecar = (name: string) =>
    renderSidecar(mesh, placement, placement.replicas.find((one) => one.service === name)!);
  const gateway = renderGateway(mesh, placement);
  const own = sidecar(service);
  const other = sidecar(caller);
  // What leads to Envoy's own side of a service, and not to its callers'.
  const routeOf = (config: JsonObject, path: string) =>
    having('match', config).find((one) => one.name === path.slice(1) && 'route' in one);
  const call = (config: JsonObject, path: string) => {
    const route = routeOf(config, path);
    return route && callOf(route, retriesOf(route.route as JsonObject));
  };
  return (path) => ({
    fromGateway: call(gateway, path),
    fromService: call(other, path),
    edge: extrasOf(routeOf(gateway, path)),
    inbound: extrasOf(routeOf(own, path)),
    silence: at(routeOf(own, path), 'route', 'idle_timeout'),
    gatewayGrants: grantsOf(gateway, path),
    serviceGrants: grantsOf(own, path),
    gatewayToken: tokenOf(gateway, path),
    serviceToken: tokenOf(own, path),
    limits: limitsOf(having('rate_limits', gateway), path).filter((name, i, all) => all.indexOf(name) === i),
    gatewayPath: pathOf(gateway, path),
    servicePath: pathOf(own, path),
  });
}

function retriesOf(route: JsonObject) {
  const policy = route.retry_policy as JsonObject | undefined;
  if (!policy) return never;
  return {
    attempts: Number(policy.num_retries),
    retryOn: String(policy.retry_on),
    backoff: String((policy.retry_back_off as JsonObject).base_interval),
    elsewhere: JSON.stringify(policy.retry_host_predicate).includes('previous_hosts'),
  };
}

function grantsOf(config: JsonObject, path: string): Grant[] {
  const rules = having('policies', config).find(({ action }) => action === 'ALLOW');
  const policies = Object.values((rules?.policies ?? {}) as Record<string, JsonObject>);
  return sorted(
    policies
      .filter(({ permissions }) => JSON.stringify(permissions).includes(`{"exact":"${path}"}`))
      .flatMap(({ principals }) => (principals as JsonObject[]).map(grantOf)),
  );
}

/** One principal: identities, a token, or both. */
function grantOf(principal: JsonObject): Grant {
  const parts = (principal.and_ids as { ids: JsonObject[] } | undefined)?.ids ?? [principal];
  const identities = parts.flatMap((part) => identitiesOf(part));
  return {
    who: identities.length > 0 ? identities : 'anybody',
    token: parts.map(tokenWords).filter(Boolean).join(' and '),
  };
}

function identitiesOf(part: JsonObject): string[] {
  const each = (part.or_ids as { ids: JsonObject[] } | undefined)?.ids ?? [part];
  return each.flatMap((one) => {
    const name = (one.authenticated as { principal_name: { exact: string } } | undefined)?.principal_name
      .exact;
    return name ? [name.replace('spiffe://', '')] : [];
  });
}

/** `roles: staff, admin`, `sub: *`, or nothing. */
function tokenWords(part: JsonObject): string {
  const matchers = having('metadata_matcher', part).map(
    ({ metadata_matcher }) => metadata_matcher as JsonObject,
  );
  if (matchers.length === 0) return '';
  const [claim] = matchers.map(({ path }) => String((path as { key: string }[])[1]!.key));
  const values = matchers.map(({ value }) => wanted(value as Json));
  return `${claim}: ${values.join(', ')}`;
}

function wanted(value: Json): string {
  const [exact] = having('exact', value);
  if (exact) return String(exact.exact);
  const [pattern] = having('regex', value);
  return pattern?.regex === '.+' ? '*' : JSON.stringify(value);
}
