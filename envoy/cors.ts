import type { Environment } from '../mesh/types.ts';
import { type JsonObject, typed } from './typed.ts';

/** What a page's script may send: what the API gives a meaning to, and what libraries add by themselves, which a preflight must not stop. */
const allowedHeaders = [
  ...['authorization', 'content-type', 'accept', 'idempotency-key', 'if-match', 'if-none-match'],
  ...['x-plaza-version', 'x-request-id', 'grpc-timeout'],
  // gRPC-Web in its libraries, event streams in theirs, and XMLHttpRequest's old mark.
  ...['x-grpc-web', 'x-user-agent', 'grpc-encoding', 'grpc-accept-encoding'],
  ...['last-event-id', 'cache-control', 'pragma', 'x-requested-with'],
  // Tracing: the propagators of OpenTelemetry (W3C, B3, Jaeger, X-Ray), and the libraries with headers of their own.
  ...['traceparent', 'tracestate', 'baggage', 'b3', 'uber-trace-id', 'x-amzn-trace-id'],
  ...['x-b3-traceid', 'x-b3-spanid', 'x-b3-parentspanid', 'x-b3-sampled', 'x-b3-flags'],
  ...['sentry-trace', 'newrelic', 'elastic-apm-traceparent'],
  ...['x-datadog-trace-id', 'x-datadog-parent-id', 'x-datadog-origin', 'x-datadog-sampling-priority'],
];

/** What it may read of an answer beside the few headers that every script may read, such as Content-Type and Cache-Control. */
const exposedHeaders = [
  ...[
    'x-request-id',
    'x-plaza-version',
    'date',
    'etag',
    'location',
    'content-disposition',
    'content-encoding',
  ],
  ...['allow', 'retry-after', 'www-authenticate', 'server-timing'],
  ...['grpc-status', 'grpc-message', 'grpc-status-details-bin', 'grpc-encoding'],
];

/** What browsers need, for the virtual host. A preflight of a foreign origin is answered here too and reaches no service. */
export function corsOf(environment: Environment): JsonObject {
  return {
    typed_per_filter_config: {
      'envoy.filters.http.cors': typed('envoy.extensions.filters.http.cors.v3.CorsPolicy', {
        allow_origin_string_match: environment.corsOrigins.map((regex) => ({ safe_regex: { regex } })),
        allow_methods: 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
        allow_headers: allowedHeaders.join(', '),
        expose_headers: exposedHeaders.join(', '),
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
