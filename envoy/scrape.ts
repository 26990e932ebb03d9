import { scrapePaths } from '../mesh/signals/scraper.ts';
import type { Mesh, Policy } from '../mesh/types.ts';
import { socketCluster } from './clusters.ts';
import { handshakeTimeout } from './connection-bounds.ts';
import { connectionSettings, router } from './connection-manager.ts';
import type { Placement } from './placement.ts';
import { scrapeTls } from './tls.ts';
import { type JsonObject, typed } from './typed.ts';

const admin = 'admin';
const metrics = 'metrics';

interface Options {
  /** The service account of the proxy. */
  account: string;
  port: number;
  /** Whether there is a service beside it, which has figures of its own. */
  service?: boolean;
}

/** Where Prometheus reads this proxy's figures, and the service's: two paths by GET, for its identity alone, and nothing else of the admin interface. */
export function scrapeListener(
  mesh: Mesh,
  placement: Placement,
  { account, port, service }: Options,
): JsonObject {
  const routes: JsonObject = {
    name: 'scrape',
    virtual_hosts: [
      {
        name: 'scrape',
        domains: ['*'],
        routes: [
          // With what has never happened yet: a rate over a counter that has just appeared would miss its first.
          read(scrapePaths.proxy, { cluster: admin }),
          ...(service ? [read(scrapePaths.service, { cluster: metrics })] : []),
        ],
      },
    ],
  };
  return {
    name: 'scrape',
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    enable_reuse_port: false,
    per_connection_buffer_limit_bytes: 32 * 1024,
    listener_filters_timeout: handshakeTimeout,
    filter_chains: [
      {
        ...scrapeTls(mesh, placement, account),
        filters: [
          {
            name: 'envoy.filters.network.http_connection_manager',
            typed_config: typed(
              'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
              {
                stat_prefix: 'scrape',
                codec_type: 'HTTP1',
                route_config: routes,
                http_filters: [router()],
                ...connectionSettings(false),
              },
            ),
          },
        ],
      },
    ],
  };
}

function read(path: string, route: JsonObject): JsonObject {
  return {
    match: { path, headers: [{ name: ':method', string_match: { exact: 'GET' } }] },
    route: { ...route, timeout: '5s' },
  };
}

/** The proxy's own admin interface. */
export function adminCluster(socket: string, policy: Policy): JsonObject {
  return socketCluster(admin, socket, policy);
}

/** What the service beside a sidecar serves its figures on. */
export function metricsCluster(socket: string, policy: Policy): JsonObject {
  return socketCluster(metrics, socket, policy);
}
