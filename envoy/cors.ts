import type { Environment } from '../mesh/types.ts';
import { type JsonObject, typed } from './typed.ts';

/** What browsers need, for the virtual host. A preflight of a foreign origin is answered here too and reaches no service. */
export function corsOf(environment: Environment): JsonObject {
  return {
    typed_per_filter_config: {
      'envoy.filters.http.cors': typed('envoy.extensions.filters.http.cors.v3.CorsPolicy', {
        allow_origin_string_match: environment.corsOrigins.map((regex) => ({ safe_regex: { regex } })),
        allow_methods: 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
        allow_headers:
          'authorization, content-type, accept, idempotency-key, if-match, x-plaza-version, x-grpc-web, x-user-agent, grpc-timeout, traceparent',
        expose_headers:
          'x-request-id, x-plaza-version, retry-after, grpc-status, grpc-message, grpc-status-details-bin',
        max_age: '600',
        forward_not_matching_preflights: false,
      }),
    },
    // The filter does not say it: a cache would give one origin the answer that names another.
    response_headers_to_add: [
      { header: { key: 'vary', value: 'Origin' }, append_action: 'APPEND_IF_EXISTS_OR_ADD' },
    ],
  };
}
