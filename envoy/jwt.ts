import type { Mesh, Method, Service } from '../mesh/types.ts';
import { needsUser } from './rbac.ts';
import { httpFilter, type JsonObject } from './typed.ts';

/** What a service is told of a token, each header by a claim: who, with which roles, by which session and until when. */
const claimHeaders = {
  'x-plaza-subject': 'sub',
  'x-plaza-roles': 'role_list',
  'x-plaza-session': 'session',
};

export const tokenHeaders = Object.keys(claimHeaders);
/** As Envoy and Istio name the parts of each: a header and its claim. */
export const headersOfClaims = Object.entries(claimHeaders).map(([header, claim]) => ({ header, claim }));

const provider = 'plaza';

/**
 * Verifies tokens against the key set of accounts and hands subject, roles and session on in headers. A bad token is refused on every method, a
 * missing one where `required` says so. The key set comes from the cluster `keySetCluster`.
 */
export function jwtFilter(
  mesh: Mesh,
  methods: Method[],
  required: (method: Method) => boolean,
  keySetCluster = mesh.policy.keySet.service,
): JsonObject {
  const { policy } = mesh;
  return httpFilter('envoy.filters.http.jwt_authn', 'jwt_authn.v3.JwtAuthentication', {
    providers: {
      [provider]: {
        issuer: policy.issuer,
        audiences: [policy.audience],
        remote_jwks: {
          http_uri: {
            uri: `https://${policy.keySet.service}${keySetPath(mesh)}`,
            cluster: keySetCluster,
            timeout: '2s',
          },
          cache_duration: `${policy.jwksCacheSeconds}s`,
          // Fetched ahead and kept while accounts is away: fetched lazily, every call is 401 as soon as the copy is too old (measured).
          async_fetch: { fast_listener: true, failed_refetch_duration: '1s' },
        },
        // Only the header: by default ?access_token= counts too.
        from_headers: [{ name: 'authorization', value_prefix: 'Bearer ' }],
        forward: true,
        require_expiration: true,
        max_lifetime: `${policy.maxTokenLifetimeSeconds}s`,
        clock_skew_seconds: policy.clockSkewSeconds,
        payload_in_metadata: 'payload',
        claim_to_headers: headersOfClaims.map(({ header, claim }) => ({
          header_name: header,
          claim_name: claim,
        })),
      },
    },
    requirement_map: {
      required: { provider_name: provider },
      optional: { requires_any: { requirements: [{ provider_name: provider }, { allow_missing: {} }] } },
    },
    rules: methods.map((method) => ({
      match: { path: method.path },
      requirement_name: required(method) ? 'required' : 'optional',
    })),
  });
}

/** At the gateway nobody but a user can call what needs one. */
export function requiredAtGateway(method: Method): boolean {
  return needsUser(method);
}

/** At a sidecar, a workload that the method names needs no user; RBAC refuses everybody else that has none. */
export function requiredAtSidecar(method: Method): boolean {
  return needsUser(method) && method.callers.length === 0;
}

/** The HTTP path of the key set. */
export function keySetPath(mesh: Mesh): string {
  const owner = mesh.services.find((service: Service) => service.name === mesh.policy.keySet.service);
  return (
    owner?.methods.find((method) => method.path === mesh.policy.keySet.method)?.bindings[0]?.template ?? '/'
  );
}
