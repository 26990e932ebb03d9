import { spiffe } from '../mesh/graph.ts';
import { scraper } from '../mesh/signals/scraper.ts';
import type { Mesh } from '../mesh/types.ts';
import { handshakeTimeout } from './connection-bounds.ts';
import type { Placement } from './placement.ts';
import { type JsonObject, typed } from './typed.ts';

const tls = 'envoy.extensions.transport_sockets.tls.v3';

function certificate(placement: Placement, name: string): JsonObject {
  return {
    certificate_chain: { filename: `${placement.certificates}/${name}.crt` },
    private_key: { filename: `${placement.certificates}/${name}.key` },
  };
}

/** Who the other side must be: an identity exactly, or anybody of the trust domain. */
function validation(mesh: Mesh, placement: Placement, spiffe?: string): JsonObject {
  const matcher: JsonObject = spiffe ? { exact: spiffe } : { prefix: `spiffe://${mesh.trustDomain}/` };
  return {
    trusted_ca: { filename: `${placement.certificates}/ca.crt` },
    match_typed_subject_alt_names: [{ san_type: 'URI', matcher }],
  };
}

/** Of a filter chain whose clients have to prove something, or be proven something, within a moment. */
function chain(context: JsonObject): JsonObject {
  return {
    transport_socket: {
      name: 'envoy.transport_sockets.tls',
      typed_config: typed(`${tls}.DownstreamTlsContext`, context),
    },
    // By default a handshake may take forever.
    transport_socket_connect_timeout: handshakeTimeout,
  };
}

/** What a sidecar asks of those who call it: a certificate of the mesh. Which identity may call what, RBAC says. */
export function mutualTlsServer(mesh: Mesh, placement: Placement, account: string): JsonObject {
  return chain({
    require_client_certificate: true,
    common_tls_context: {
      tls_params: { tls_minimum_protocol_version: 'TLSv1_3' },
      alpn_protocols: ['h2', 'http/1.1'],
      tls_certificates: [certificate(placement, account)],
      validation_context: validation(mesh, placement),
    },
  });
}

/** What a proxy asks of whoever reads its figures: to be Prometheus. */
export function scrapeTls(mesh: Mesh, placement: Placement, account: string): JsonObject {
  return chain({
    require_client_certificate: true,
    common_tls_context: {
      tls_params: { tls_minimum_protocol_version: 'TLSv1_3' },
      alpn_protocols: ['http/1.1'],
      tls_certificates: [certificate(placement, account)],
      validation_context: validation(mesh, placement, spiffe(scraper)),
    },
  });
}

/** How a workload calls a service: with its own certificate, and only if the other side proves to be that service. */
export function mutualTlsClient(
  mesh: Mesh,
  placement: Placement,
  account: string,
  callee: string,
): JsonObject {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: typed(`${tls}.UpstreamTlsContext`, {
      sni: callee,
      common_tls_context: {
        tls_params: { tls_minimum_protocol_version: 'TLSv1_3', tls_maximum_protocol_version: 'TLSv1_3' },
        alpn_protocols: ['h2'],
        tls_certificates: [certificate(placement, account)],
        validation_context: validation(
          mesh,
          placement,
          mesh.services.find((service) => service.name === callee)?.spiffe,
        ),
      },
    }),
  };
}

/** TLS for clients outside: no client certificate, TLS 1.2 for older ones. */
export function edgeTls(placement: Placement): JsonObject {
  return chain({
    common_tls_context: {
      tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
      alpn_protocols: ['h2', 'http/1.1'],
      tls_certificates: [certificate(placement, 'edge')],
    },
  });
}
