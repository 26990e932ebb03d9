import type { Construct } from 'constructs';
import { breakers, bufferBytes, http2, lastingPriority } from '../../envoy/clusters.ts';
import { connectionsOfAddress, handshakeTimeout } from '../../envoy/connection-bounds.ts';
import { connectionSettings } from '../../envoy/connection-manager.ts';
import { localReplies } from '../../envoy/errors.ts';
import { edgeBufferBytes } from '../../envoy/gateway.ts';
import { httpFilter, typed } from '../../envoy/typed.ts';
import type { Mesh } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { inboundPort, servicePort } from '../ports.ts';
import {
  type Context,
  envoyFilter,
  insertFirstOfConnection,
  mergeChain,
  mergeClusters,
  mergeFilter,
  mergeListener,
  mergeManager,
  priorities,
} from './envoy-filter.ts';

const manager = 'envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** How connections are held, and in whose words proxies refuse; the same as on the laptop, for every proxy of the namespace. */
export function connections(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'connections-gateway',
    priority: priorities.settings,
    workload: gateway,
    patches: [
      ...settings('GATEWAY', true),
      ...bounds(mesh, 'GATEWAY', edgeBufferBytes),
      insertFirstOfConnection('GATEWAY', connectionsOfAddress()),
      windows('GATEWAY', servicePort),
    ],
  });
  envoyFilter(scope, {
    name: 'connections',
    priority: priorities.settings,
    patches: [
      ...settings('SIDECAR_INBOUND', false),
      ...settings('SIDECAR_OUTBOUND', false),
      windows('SIDECAR_OUTBOUND', servicePort),
      windows('SIDECAR_INBOUND', inboundPort),
      // A reply that is held until it is whole has to fit.
      ...bounds(mesh, 'SIDECAR_INBOUND', 2 * mesh.policy.maxResponseBytes),
      ...bounds(mesh, 'SIDECAR_OUTBOUND', bufferBytes),
    ],
  });
}

function settings(context: Context, edge: boolean) {
  return [
    mergeManager(
      context,
      typed(manager, { ...connectionSettings(edge), local_reply_config: localReplies() }),
    ),
    mergeFilter(
      context,
      httpFilter('envoy.filters.http.router', 'router.v3.Router', { suppress_envoy_headers: true }),
    ),
  ];
}

/**
 * What a proxy takes, and has under way, at once. Of Envoy's two priorities Istio bounds one, by the DestinationRule; the calls that last go by
 * the other.
 */
function bounds(mesh: Mesh, context: Context, listenerBuffer: number) {
  const lasting = breakers(mesh.policy).filter(({ priority }) => priority === lastingPriority);
  return [
    mergeListener(context, {
      per_connection_buffer_limit_bytes: listenerBuffer,
      listener_filters_timeout: handshakeTimeout,
    }),
    mergeChain(context, { transport_socket_connect_timeout: handshakeTimeout }),
    mergeClusters(context, undefined, {
      per_connection_buffer_limit_bytes: bufferBytes,
      circuit_breakers: { thresholds: lasting },
    }),
  ];
}

/** A DestinationRule has streams and keepalive and no windows, and a patch replaces the options of HTTP/2 whole: here are all of them. */
function windows(context: Context, port: number) {
  return mergeClusters(context, port, { typed_extension_protocol_options: http2() });
}
