import type { Construct } from 'constructs';
import type { JsonObject } from '../../envoy/typed.ts';
import { EnvoyFilter } from '../imports/istio.ts';
import { selectorOf } from '../names.ts';
import { inboundPort } from '../ports.ts';

export type Context = 'GATEWAY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND';
type Patch = NonNullable<ConstructorParameters<typeof EnvoyFilter>[2]['spec']['configPatches']>[number];

/**
 * Istio applies patches by rising priority, and each INSERT_FIRST goes in front of those before it: the highest stands first in the chain.
 * What decides by route, identity or limit stands behind the transcoder, because it goes by /package.Service/Method.
 */
export const priorities = {
  settings: 0,
  routes: 1,
  jwt: 5,
  transcoder: 10,
  grpcWeb: 20,
  compressor: 30,
  lua: 40,
  headerLimits: 45,
  cors: 50,
  strip: 60,
  hsts: 61,
  httpsRedirect: 65,
  // Inserted in front of the router, so the later stands nearer to it.
  rateLimits: 70,
  bodyLimits: 80,
};

/** The proxies that these patches were proven on; others get none, and their deny-all policy keeps them shut. */
const proxyVersion = '^1\\.31\\.';

const manager = 'envoy.filters.network.http_connection_manager';

interface Props {
  name: string;
  priority: number;
  /** The workload whose proxies it patches, and its version; every proxy of the namespace when there is none. */
  workload?: string | undefined;
  version?: string | undefined;
  patches: Patch[];
}

export function envoyFilter(scope: Construct, { name, priority, workload, version, patches }: Props): void {
  const labels = workload && { ...selectorOf(workload), ...(version && { version }) };
  new EnvoyFilter(scope, `envoy-filter-${name}`, {
    metadata: { name },
    spec: {
      priority,
      ...(labels && { workloadSelector: { labels } }),
      configPatches: patches,
    },
  });
}

/** Puts a filter at the front of the chain; of one listener of the gateway when a port is named, which is that of its pod. */
export function insertFirst(context: Context, filter: JsonObject, gatewayPort?: number): Patch {
  return {
    applyTo: 'HTTP_FILTER',
    match: chain(context, undefined, gatewayPort),
    patch: { operation: 'INSERT_FIRST', value: filter },
  };
}

/** Puts a filter between those of Istio and the router. */
export function insertBeforeRouter(context: Context, filter: JsonObject): Patch {
  return {
    applyTo: 'HTTP_FILTER',
    match: chain(context, 'envoy.filters.http.router'),
    patch: { operation: 'INSERT_BEFORE', value: filter },
  };
}

/** Changes the filter of this name, fields that stand in the value only. */
export function mergeFilter(context: Context, filter: JsonObject): Patch {
  return {
    applyTo: 'HTTP_FILTER',
    match: chain(context, `${filter.name}`),
    patch: { operation: 'MERGE', value: filter },
  };
}

/** Takes the place of the filter of the same name, where there is one. */
export function replaceFilter(context: Context, filter: JsonObject): Patch {
  return {
    applyTo: 'HTTP_FILTER',
    match: chain(context, `${filter.name}`),
    patch: { operation: 'REPLACE', value: filter },
  };
}

/** Changes the HTTP connection managers. */
export function mergeManager(context: Context, fields: JsonObject): Patch {
  return {
    applyTo: 'NETWORK_FILTER',
    match: { ...proxy(context), listener: { filterChain: { filter: { name: manager } } } },
    patch: { operation: 'MERGE', value: { name: manager, typed_config: fields } },
  };
}

/** Puts a filter in front of everything else of a connection. */
export function insertFirstOfConnection(context: Context, filter: JsonObject): Patch {
  return {
    applyTo: 'NETWORK_FILTER',
    match: { ...proxy(context), listener: { filterChain: { filter: { name: manager } } } },
    patch: { operation: 'INSERT_FIRST', value: filter },
  };
}

/** Changes the chains of all listeners. */
export function mergeChain(context: Context, fields: JsonObject): Patch {
  return { applyTo: 'FILTER_CHAIN', match: proxy(context), patch: { operation: 'MERGE', value: fields } };
}

export function mergeListener(context: Context, fields: JsonObject): Patch {
  return { applyTo: 'LISTENER', match: proxy(context), patch: { operation: 'MERGE', value: fields } };
}

/**
 * Changes the clusters of a port: of callees' Services, or, inbound, of the service beside the proxy; all clusters without one. What stands in
 * a map is replaced whole, and to a list what stands here is added.
 */
export function mergeClusters(context: Context, portNumber: number | undefined, fields: JsonObject): Patch {
  return {
    applyTo: 'CLUSTER',
    match: { ...proxy(context), ...(portNumber && { cluster: { portNumber } }) },
    patch: { operation: 'MERGE', value: fields },
  };
}

/** Adds to every virtual host of the gateway. */
export function mergeVirtualHosts(fields: JsonObject): Patch {
  return {
    applyTo: 'VIRTUAL_HOST',
    match: proxy('GATEWAY'),
    patch: { operation: 'MERGE', value: fields },
  };
}

/** Adds to the route of a VirtualService that has this name. */
export function mergeRoute(context: Context, name: string, fields: JsonObject): Patch {
  return {
    applyTo: 'HTTP_ROUTE',
    match: { ...proxy(context), routeConfiguration: { vhost: { route: { name } } } },
    patch: { operation: 'MERGE', value: fields },
  };
}

/** Puts a route in front of the only one that Istio has for calls to the service beside the proxy. */
export function insertInboundRoute(route: JsonObject): Patch {
  return {
    applyTo: 'HTTP_ROUTE',
    match: { ...proxy('SIDECAR_INBOUND'), routeConfiguration: { portNumber: inboundPort } },
    patch: { operation: 'INSERT_FIRST', value: route },
  };
}

/** Adds to all routes of the gateway, or of a sidecar to the service beside it. */
export function mergeRoutes(context: 'GATEWAY' | 'SIDECAR_INBOUND', fields: JsonObject): Patch {
  return {
    applyTo: 'ROUTE_CONFIGURATION',
    match: {
      ...proxy(context),
      ...(context === 'SIDECAR_INBOUND' && { routeConfiguration: { portNumber: inboundPort } }),
    },
    patch: { operation: 'MERGE', value: fields },
  };
}

function proxy(context: Context): NonNullable<Patch['match']> {
  return { context, proxy: { proxyVersion } };
}

function chain(context: Context, subFilter?: string, gatewayPort?: number): NonNullable<Patch['match']> {
  const port = context === 'SIDECAR_INBOUND' ? inboundPort : gatewayPort;
  return {
    ...proxy(context),
    listener: {
      ...(port && { portNumber: port }),
      filterChain: { filter: { name: manager, ...(subFilter && { subFilter: { name: subFilter } }) } },
    },
  };
}
