// What a cluster or a listener of an Envoy leaves to defaults, by name; of the laptop's configuration and of what istiod makes.

// biome-ignore lint/suspicious/noExplicitAny: it reads what it expects to be there, and names what is not.
type Any = any;

const countersOf = ['max_connections', 'max_pending_requests', 'max_requests'];

function cluster(one: Any): string[] {
  const thresholds: Any[] = one.circuit_breakers?.thresholds ?? [];
  return [
    ...missing(one, ['connect_timeout', 'per_connection_buffer_limit_bytes']),
    ...['DEFAULT', 'HIGH'].flatMap((priority) => {
      const mine = thresholds.find((threshold) => (threshold.priority ?? 'DEFAULT') === priority) ?? {};
      return [
        ...missing(mine, countersOf),
        ...(mine.retry_budget || mine.max_retries ? [] : ['retry_budget or max_retries']),
      ].map((name) => `circuit_breakers of ${priority}: ${name}`);
    }),
  ];
}

function listener(one: Any): string[] {
  const chains: Any[] = [
    ...(one.filter_chains ?? []),
    ...(one.default_filter_chain ? [one.default_filter_chain] : []),
  ];
  return [
    ...missing(one, ['per_connection_buffer_limit_bytes', 'listener_filters_timeout']),
    ...chains.flatMap((chain) => [
      ...(chain.transport_socket ? missing(chain, ['transport_socket_connect_timeout']) : []),
      ...(chain.filters as Any[])
        .filter(({ name }) => name === 'envoy.filters.network.http_connection_manager')
        .flatMap(({ typed_config }) => manager(typed_config)),
    ]),
  ];
}

function manager(one: Any): string[] {
  return [
    ...missing(one, [
      ...['request_headers_timeout', 'request_timeout', 'stream_idle_timeout', 'drain_timeout'],
      ...['delayed_close_timeout', 'max_request_headers_kb'],
    ]),
    ...missing(one.common_http_protocol_options ?? {}, ['idle_timeout', 'max_headers_count']),
    ...missing(one.http2_protocol_options ?? {}, [
      ...['max_concurrent_streams', 'initial_stream_window_size', 'initial_connection_window_size'],
      ...['connection_keepalive'],
    ]),
  ];
}

/** Istio's word for no bound at all. */
const without = 4_294_967_295;

const missing = (one: Any, names: string[]): string[] =>
  names.filter((name) => one[name] === undefined || one[name] === without);

export const unbounded = { cluster, listener };
