// That nothing a proxy does comes from anywhere but istiod: what its own configuration dump says.
import { unbounded } from '../../envoy/testing/unbounded.ts';
import { askAdmin } from './inside-pod.ts';
import type { Pod } from './pods.ts';

/** What pilot-agent's bootstrap has of its own: the way to istiod and to certificates, and the ports for probes and metrics. */
const bootstrapped = {
  clusters: ['agent', 'prometheus_stats', 'sds-grpc', 'xds-grpc'],
  listeners: ['0.0.0.0_15021', '0.0.0.0_15090'],
};

interface Routes {
  name: string;
  virtual_hosts?: { routes?: { route?: { retry_policy?: Record<string, unknown> } }[] }[];
}
interface Listener {
  name: string;
  filter_chains?: {
    filters?: { typed_config?: { route_config?: { name: string }; http_filters?: { name: string }[] } }[];
  }[];
}
export interface Section {
  static_clusters?: { cluster: { name: string } }[];
  dynamic_active_clusters?: {
    cluster: { name: string; typed_extension_protocol_options?: Record<string, unknown> };
  }[];
  static_listeners?: { listener: { name: string } }[];
  dynamic_listeners?: {
    name: string;
    error_state?: { details: string };
    active_state?: { listener: Listener };
  }[];
  static_route_configs?: { route_config: { name?: string } }[];
  dynamic_route_configs?: { route_config: Routes }[];
  dynamic_active_secrets?: { name: string }[];
}

export interface Configuration {
  /** By name, those that came over ADS, with how they speak HTTP. */
  clusters: Record<string, unknown>;
  /** What each of them and each listener leaves to defaults of Envoy: one sentence each. */
  unbounded: string[];
  listeners: Listener[];
  routes: string[];
  /** Of the routes whose calls are repeated. */
  retryPolicies: Record<string, unknown>[];
  secrets: string[];
  /** What came from elsewhere and is not the bootstrap's, and what the proxy refused: one sentence each. */
  wrong: string[];
}

export async function configurationOf(pod: Pod): Promise<Configuration> {
  const { configs } = JSON.parse(await askAdmin(pod.namespace, '/config_dump')) as { configs: Section[] };
  return readDump(pod.name, configs);
}

/** What a dump says of the proxy called `name`. */
export function readDump(name: string, configs: Section[]): Configuration {
  const listeners = configs.flatMap(({ dynamic_listeners = [] }) => dynamic_listeners);
  const active = listeners.flatMap(({ active_state }) => (active_state ? [active_state.listener] : []));
  // Routes that stand within a listener are listed as static ones, wherever the listener came from.
  const within = active
    .flatMap(({ filter_chains = [] }) => filter_chains)
    .flatMap(({ filters = [] }) => filters)
    .flatMap(({ typed_config }) => typed_config?.route_config?.name ?? []);
  const clusters = configs.flatMap(({ static_clusters = [] }) => static_clusters);
  const fixed = configs.flatMap(({ static_listeners = [] }) => static_listeners);
  const routes = configs.flatMap(({ static_route_configs = [] }) => static_route_configs);
  return {
    clusters: Object.fromEntries(
      configs
        .flatMap(({ dynamic_active_clusters = [] }) => dynamic_active_clusters)
        .map(({ cluster }) => [cluster.name, cluster.typed_extension_protocol_options]),
    ),
    unbounded: [
      ...configs
        .flatMap(({ dynamic_active_clusters = [] }) => dynamic_active_clusters)
        .flatMap(({ cluster }) =>
          unbounded.cluster(cluster).map((what) => `${name}: cluster ${cluster.name}: ${what}`),
        ),
      ...active.flatMap((listener) =>
        unbounded.listener(listener).map((what) => `${name}: listener ${listener.name}: ${what}`),
      ),
    ],
    listeners: active,
    routes: [
      ...within,
      ...configs.flatMap(({ dynamic_route_configs = [] }) =>
        dynamic_route_configs.map(({ route_config }) => route_config.name),
      ),
    ],
    retryPolicies: configs
      .flatMap(({ dynamic_route_configs = [] }) => dynamic_route_configs)
      .flatMap(({ route_config }) => route_config.virtual_hosts ?? [])
      .flatMap(({ routes = [] }) => routes)
      .flatMap(({ route }) => (route?.retry_policy ? [route.retry_policy] : []))
      .filter((policy) => policy.num_retries !== 0),
    secrets: configs.flatMap(({ dynamic_active_secrets = [] }) =>
      dynamic_active_secrets.map(({ name }) => name),
    ),
    wrong: [
      ...clusters
        .filter(({ cluster }) => !bootstrapped.clusters.includes(cluster.name))
        .map(({ cluster }) => `${name} has the static cluster ${cluster.name}`),
      ...fixed
        .filter(({ listener }) => !bootstrapped.listeners.includes(listener.name))
        .map(({ listener }) => `${name} has the static listener ${listener.name}`),
      ...routes
        // The bootstrap's own have no name.
        .filter(({ route_config }) => route_config.name && !within.includes(route_config.name))
        .map(({ route_config }) => `${name} has the static routes ${route_config.name}`),
      ...listeners
        .filter(({ error_state }) => error_state)
        .map((listener) => `${name} refused the listener ${listener.name}: ${listener.error_state!.details}`),
    ],
  };
}

/** The names of a listener's HTTP filters, in the order in which they see a request. */
export function filtersOf({ listeners }: Configuration, port: number): string[] {
  const listener = listeners.find(({ name }) => name.endsWith(`_${port}`));
  const filters = listener?.filter_chains?.flatMap((chain) => chain.filters ?? []) ?? [];
  return filters.flatMap(({ typed_config }) => typed_config?.http_filters ?? []).map(({ name }) => name);
}
