import { type JsonObject, typed } from './typed.ts';

/** One JSON line a request on standard output. The path goes without its query, which may hold what nobody should read. */
export function accessLog(proxy: string): JsonObject[] {
  return [
    {
      name: 'envoy.access_loggers.stdout',
      filter: { and_filter: { filters: ofCallers() } },
      typed_config: typed('envoy.extensions.access_loggers.stream.v3.StdoutAccessLog', {
        log_format: {
          json_format: accessLogFields(proxy),
        },
      }),
    },
  ];
}

/** Filters for calls that somebody made: every proxy asks every replica's health twice a second, and sends ops what it measures. */
export function ofCallers(): JsonObject[] {
  return ['/grpc.health.v1.', '/opentelemetry.'].map((prefix) => ({
    header_filter: { header: { name: ':path', string_match: { prefix }, invert_match: true } },
  }));
}

/** What a line of the access log tells; `proxy` is who writes it. */
export function accessLogFields(proxy: string): JsonObject {
  return {
    time: '%START_TIME%',
    proxy,
    method: '%REQ(X-ENVOY-ORIGINAL-METHOD?:METHOD)%',
    path: '%PATH(NQ:ORIG_OR_PATH)%',
    rpc: '%ROUTE_NAME%',
    // By the token that was verified, and by whom it was answered: ops makes entries of what a proxy refused (src/ops/refusals).
    subject: '%REQ(X-PLAZA-SUBJECT)%',
    details: '%RESPONSE_CODE_DETAILS%',
    status: '%RESPONSE_CODE%',
    // Of an answer in JSON, which has none, it is what Envoy makes of the HTTP status: 2 of a 200. Read `status` there.
    grpc_status: '%GRPC_STATUS_NUMBER%',
    flags: '%RESPONSE_FLAGS%',
    attempts: '%UPSTREAM_REQUEST_ATTEMPT_COUNT%',
    duration_ms: '%DURATION%',
    bytes_in: '%BYTES_RECEIVED%',
    bytes_out: '%BYTES_SENT%',
    client: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%',
    caller: '%DOWNSTREAM_PEER_URI_SAN%',
    request_id: '%REQ(X-REQUEST-ID)%',
    // As the logs of services name them; the span is the proxy's own.
    trace_id: '%TRACE_ID%',
    span_id: '%SPAN_ID%',
    traceparent: '%REQ(TRACEPARENT)%',
  };
}
