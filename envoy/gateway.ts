import type { Mesh, Method } from '../mesh/types.ts';
import { bodyLimitFilter, noBodyHeld } from './body-limits.ts';
import { bootstrap } from './bootstrap.ts';
import { callMetricsLog, gatewayCounts } from './call-metrics.ts';
import { emptyCluster, serviceClusters } from './clusters.ts';
import { collectorClusters } from './collector.ts';
import { compressor } from './compressor.ts';
import { connectionsOfAddress, handshakeTimeout } from './connection-bounds.ts';
import { connectionManager, stripRequestHeaders } from './connection-manager.ts';
import { corsOf } from './cors.ts';
import { figuresSink } from './figures-sink.ts';
import { headerLimitFilter } from './header-limits.ts';
import { jwtFilter, requiredAtGateway, tokenHeaders } from './jwt.ts';
import { luaFilter } from './lua.ts';
import type { Placement } from './placement.ts';
import { rateLimitFilters } from './rate-limits.ts';
import { gatewayRbac } from './rbac.ts';
import { callerRoutes, catchAllRoute, malformedTimeoutRoute, unknownNativeRoute } from './routes.ts';
import { adminCluster, scrapeListener } from './scrape.ts';
import { hstsFilter } from './security-headers.ts';
import { callerHeader } from './sidecar.ts';
import { edgeTls } from './tls.ts';
import { clientTraces, flushing, requestIds, tracedOf, tracesAreKept, tracing } from './tracing.ts';
import { transcoderFilter } from './transcoder.ts';
import { httpFilter, type JsonObject } from './typed.ts';

/** The cluster, without endpoints, of requests that are not transcoded yet. */
export const nowhere = 'nowhere';
/** Buffers of one connection from a stranger; larger bodies are held back at its socket. */
export const edgeBufferBytes = 32 * 1024;

/** The gateway: JSON, gRPC and gRPC-Web on one port, without and with TLS. */
export function renderGateway(mesh: Mesh, placement: Placement): JsonObject {
  const exposed = mesh.services.flatMap((service) =>
    service.methods.filter((method) => method.access !== 'mesh').map((method) => ({ service, method })),
  );
  const methods = exposed.map(({ method }) => method);
  const routes: JsonObject = {
    name: 'gateway',
    ...noBodyHeld(),
    virtual_hosts: [
      {
        name: 'plaza',
        domains: ['*'],
        ...corsOf(mesh.environment),
        routes: [
          malformedTimeoutRoute(),
          ...exposed.flatMap(({ service, method }) => callerRoutes(mesh, service, method, true)),
          unknownNativeRoute(nowhere),
          catchAllRoute(nowhere),
        ],
      },
    ],
  };
  const manager = (...first: JsonObject[]) =>
    connectionManager({
      name: 'gateway',
      edge: true,
      filters: [...first, ...gatewayFilters(mesh, methods)],
      routes,
      traces: tracesAreKept(mesh, placement)
        ? {
            tracing: tracing(
              tracedOf(placement, { service: 'gateway', instance: 'gateway', proxy: 'gateway' }),
              mesh.environment.sampling.percent,
            ),
            ...requestIds(),
            ...clientTraces(),
          }
        : undefined,
      metrics: placement.telemetry ? callMetricsLog(mesh, gatewayCounts(mesh)) : [],
    });
  const listener = (name: string, port: number, chain: JsonObject, ...first: JsonObject[]): JsonObject => ({
    name,
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    // A port that another process has is an error to be told, not one to share with it by turns, which is Envoy's default.
    enable_reuse_port: false,
    per_connection_buffer_limit_bytes: edgeBufferBytes,
    listener_filters_timeout: handshakeTimeout,
    filter_chains: [{ ...chain, filters: [connectionsOfAddress(), manager(...first)] }],
  });
  return bootstrap({
    cluster: 'gateway',
    id: 'gateway',
    admin: placement.gatewayAdmin,
    runtime: flushing,
    sink: tracesAreKept(mesh, placement) ? figuresSink(placement) : undefined,
    listeners: [
      listener('http', placement.httpPort, {}),
      listener('https', placement.httpsPort, edgeTls(placement), hstsFilter(mesh.environment.hstsSeconds)),
      scrapeListener(mesh, placement, { account: 'gateway', port: placement.gatewayScrapePort }),
    ],
    clusters: [
      ...mesh.services.flatMap((service) => serviceClusters(mesh, placement, 'gateway', service)),
      adminCluster(placement.gatewayAdmin, mesh.policy),
      emptyCluster(nowhere, mesh.policy),
      ...collectorClusters(mesh, placement),
    ],
  });
}

/** In this order: whatever decides by route, identity or limit stands behind the transcoder and so sees /package.Service/Method only. */
function gatewayFilters(mesh: Mesh, methods: Method[]): JsonObject[] {
  return [
    stripRequestHeaders([...tokenHeaders, callerHeader], true),
    httpFilter('envoy.filters.http.cors', 'cors.v3.Cors'),
    headerLimitFilter(),
    luaFilter(mesh, methods, { hold: false }),
    compressor(),
    httpFilter('envoy.filters.http.grpc_web', 'grpc_web.v3.GrpcWeb'),
    transcoderFilter(mesh, mesh.services, mesh.descriptor),
    jwtFilter(mesh, methods, requiredAtGateway),
    gatewayRbac(methods),
    ...rateLimitFilters(mesh.environment, methods),
    bodyLimitFilter(mesh.policy),
  ];
}
