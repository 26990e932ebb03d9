import { calledMethods, callees } from '../mesh/connections.ts';
import type { Mesh, Service } from '../mesh/types.ts';
import { bodyLimitFilter, noBodyHeld } from './body-limits.ts';
import { bootstrap, quickResets } from './bootstrap.ts';
import { callMetricsLog, inboundCounts, outboundCounts } from './call-metrics.ts';
import { bufferBytes, localCluster, serviceClusters } from './clusters.ts';
import { collectorClusters } from './collector.ts';
import { handshakeTimeout } from './connection-bounds.ts';
import { connectionManager, stripRequestHeaders } from './connection-manager.ts';
import { figuresSink } from './figures-sink.ts';
import { jwtFilter, requiredAtSidecar, tokenHeaders } from './jwt.ts';
import { luaFilter } from './lua.ts';
import type { Placement, Replica } from './placement.ts';
import { sidecarRbac } from './rbac.ts';
import {
  callerRoutes,
  catchAllRoute,
  inboundRoutes,
  malformedTimeoutRoute,
  versionHeader,
} from './routes.ts';
import { adminCluster, metricsCluster, scrapeListener } from './scrape.ts';
import { mutualTlsServer } from './tls.ts';
import { flushing, requestIds, tracedOf, tracesAreKept, tracing } from './tracing.ts';
import { transcoderFilter } from './transcoder.ts';
import type { JsonObject } from './typed.ts';

/** The workload on the other end of the connection, for the service to read. */
export const callerHeader = 'x-plaza-caller';

/**
 * What nobody may tell a sidecar. The gateway's transcoder leaves x-envoy-original-path on what is a native call here: refusals would take it
 * for JSON.
 */
export const untrustedHeaders = [...tokenHeaders, callerHeader, 'x-envoy-original-path'];

const local = 'local';

/** The Envoy beside one replica: in front of the service for the mesh, and between the service and its peers. */
export function renderSidecar(mesh: Mesh, placement: Placement, replica: Replica): JsonObject {
  const service = mesh.services.find((row) => row.name === replica.service);
  if (!service)
    throw new Error(
      `${replica.name} is a replica of ${replica.service}, which is no service of mesh/plaza.ts`,
    );
  const connects = callees(mesh, service);
  return bootstrap({
    cluster: service.name,
    id: replica.name,
    admin: replica.admin,
    runtime: { ...quickResets, ...flushing },
    sink: tracesAreKept(mesh, placement) ? figuresSink(placement) : undefined,
    listeners: [
      inbound(mesh, placement, replica, service),
      outbound(mesh, placement, replica, service),
      scrapeListener(mesh, placement, { account: service.name, port: replica.scrapePort, service: true }),
    ],
    clusters: [
      localCluster(local, replica.socket, mesh.policy),
      adminCluster(replica.admin, mesh.policy),
      metricsCluster(replica.metrics, mesh.policy),
      ...connects.flatMap((callee) => serviceClusters(mesh, placement, service.name, callee)),
      ...collectorClusters(mesh, placement),
    ],
  });
}

function inbound(mesh: Mesh, placement: Placement, replica: Replica, service: Service): JsonObject {
  const routes: JsonObject = {
    name: 'inbound',
    ...identityHeaders(replica.version),
    ...noBodyHeld(),
    virtual_hosts: [
      {
        name: service.name,
        domains: ['*'],
        routes: [
          malformedTimeoutRoute(),
          ...inboundRoutes([...service.methods, ...mesh.common], local),
          catchAllRoute(local),
        ],
      },
    ],
  };
  const filters = [
    stripRequestHeaders(untrustedHeaders),
    luaFilter(mesh, service.methods, { hold: true }),
    transcoderFilter(mesh, [service], service.descriptor),
    jwtFilter(mesh, service.methods, requiredAtSidecar),
    sidecarRbac(mesh, service),
    bodyLimitFilter(mesh.policy),
  ];
  return {
    name: 'inbound',
    address: { socket_address: { address: '127.0.0.1', port_value: replica.inboundPort } },
    enable_reuse_port: false,
    per_connection_buffer_limit_bytes: bufferBytes,
    listener_filters_timeout: handshakeTimeout,
    filter_chains: [
      {
        ...mutualTlsServer(mesh, placement, service.name),
        filters: [
          connectionManager({
            name: `${replica.name} in`,
            edge: false,
            filters,
            routes,
            metrics: placement.telemetry ? callMetricsLog(mesh, inboundCounts(mesh, service)) : [],
            traces: follows(mesh, placement, replica),
          }),
        ],
      },
    ],
  };
}

/** A sidecar begins no trace. */
function follows(mesh: Mesh, placement: Placement, { service, name }: Replica): JsonObject | undefined {
  if (!tracesAreKept(mesh, placement)) return undefined;
  return {
    tracing: tracing(tracedOf(placement, { service, instance: name, proxy: 'sidecar' })),
    ...requestIds(),
  };
}

/** Tells the service who calls it, and the caller which version answers. */
export function identityHeaders(version: string): JsonObject {
  return {
    // Replaces what a caller may have written: the certificate says who calls.
    request_headers_to_add: [
      {
        header: { key: callerHeader, value: '%DOWNSTREAM_PEER_URI_SAN%' },
        append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
      },
    ],
    response_headers_to_add: [
      { header: { key: versionHeader, value: version }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
    ],
  };
}

/** One virtual host for each service that this one calls, named by :authority; anything else is 404. */
function outbound(mesh: Mesh, placement: Placement, replica: Replica, service: Service): JsonObject {
  const called = callees(mesh, service).filter((callee) => calledMethods(service, callee).length > 0);
  const routes: JsonObject = {
    name: 'outbound',
    virtual_hosts: called.map((callee) => ({
      name: callee.name,
      domains: [callee.name],
      routes: [...calledMethods(service, callee), ...mesh.common].flatMap((method) =>
        callerRoutes(mesh, callee, method, false),
      ),
    })),
  };
  return {
    name: 'outbound',
    // Its spans are those of a client.
    traffic_direction: 'OUTBOUND',
    // Who dials it is the service to all others: it is for the owner alone, as the folder that it is in.
    address: { pipe: { path: replica.outbound, mode: 0o600 } },
    enable_reuse_port: false,
    per_connection_buffer_limit_bytes: bufferBytes,
    listener_filters_timeout: handshakeTimeout,
    filter_chains: [
      {
        filters: [
          connectionManager({
            name: `${replica.name} out`,
            edge: false,
            filters: [],
            routes,
            traces: follows(mesh, placement, replica),
            metrics: placement.telemetry ? callMetricsLog(mesh, outboundCounts(mesh, service)) : [],
          }),
        ],
      },
    ],
  };
}
