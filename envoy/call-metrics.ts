import { calledMethods, callees, connected } from '../mesh/connections.ts';
import { callMetrics, callStatsPrefix } from '../mesh/signals/call-metrics.ts';
import type { Mesh, Method, Service } from '../mesh/types.ts';
import { stable } from '../mesh/versions.ts';
import { ofCallers } from './access-log.ts';
import { nativeContentType } from './native-callers.ts';
import { pinnedRoutes, routeName } from './routes.ts';
import { type Json, type JsonObject, typed } from './typed.ts';

/** A connection manager whose calls are counted. */
export interface Counted {
  reporter: 'gateway' | 'outbound' | 'inbound';
  /** The one who calls, or those who may, told apart by their certificates. */
  source: string | Service[];
  /** The methods that it has routes to, by their service. */
  callees: { service: Service; methods: Method[] }[];
}

export function gatewayCounts(mesh: Mesh): Counted {
  const callees = mesh.services.map((service) => ({
    service,
    methods: service.methods.filter(({ access }) => access !== 'mesh'),
  }));
  return { reporter: 'gateway', source: 'client', callees };
}

export function inboundCounts(mesh: Mesh, service: Service): Counted {
  const source = mesh.services.filter((caller) => connected(mesh, service).includes(caller.spiffe));
  return { reporter: 'inbound', source, callees: [{ service, methods: service.methods }] };
}

export function outboundCounts(mesh: Mesh, service: Service): Counted {
  const called = callees(mesh, service).map((callee) => ({
    service: callee,
    methods: calledMethods(service, callee),
  }));
  return { reporter: 'outbound', source: service.name, callees: called };
}

/**
 * Counts each call and how long it took, as mesh/signals/call-metrics.ts says. No label takes what somebody sent: each is a word of a list that
 * is written here, or a code.
 */
export function callMetricsLog(mesh: Mesh, counted: Counted): JsonObject[] {
  const common = [
    fixed('reporter', counted.reporter),
    source(mesh, counted),
    destination(counted),
    rpc(counted),
    ...pinned(counted),
  ];
  const status = { name: 'status', value_format: '%RESPONSE_CODE%' };
  return [
    logger({ or_filter: { filters: [transcoded(true), native(false)] } }, [
      ...common,
      fixed('protocol', 'json'),
      status,
    ]),
    // Apart, because Envoy makes up a gRPC status for an answer in JSON.
    logger({ and_filter: { filters: [transcoded(false), native(true)] } }, [
      ...common,
      fixed('protocol', 'grpc'),
      status,
      grpcStatus(),
    ]),
  ];
}

/** The transcoder leaves the path that was asked for. */
function transcoded(is: boolean): JsonObject {
  return {
    header_filter: { header: { name: 'x-envoy-original-path', present_match: true, invert_match: !is } },
  };
}

/** Whoever is refused before that is told apart by the content type. */
function native(is: boolean): JsonObject {
  const string_match = { safe_regex: { regex: nativeContentType } };
  return {
    header_filter: {
      header: { name: 'content-type', string_match, invert_match: !is, treat_missing_header_as_empty: true },
    },
  };
}

function logger(filter: JsonObject, tags: JsonObject[]): JsonObject {
  return {
    name: 'envoy.access_loggers.stats',
    filter: { and_filter: { filters: [filter, ...ofCallers()] } },
    typed_config: typed('envoy.extensions.access_loggers.stats.v3.Config', {
      stats_scope: { prefix: callStatsPrefix },
      counters: [{ stat: { name: ownName(callMetrics.requests), tags }, value_fixed: 1 }],
      histograms: [
        {
          stat: { name: ownName(callMetrics.duration), tags },
          unit: 'Milliseconds',
          value_format: '%DURATION%',
        },
      ],
    }),
  };
}

/** Without what Envoy itself puts in front for Prometheus. */
function ownName(metric: string): string {
  return metric.slice(`envoy_${callStatsPrefix}_`.length);
}

function source(mesh: Mesh, { source: who }: Counted): JsonObject {
  if (typeof who === 'string') return fixed('source', who);
  return oneOf('source', '%DOWNSTREAM_PEER_URI_SAN%', 'exact', [
    [mesh.gatewaySpiffe, 'gateway'],
    ...who.map(({ spiffe, name }): [string, string] => [spiffe, name]),
  ]);
}

function destination({ callees }: Counted): JsonObject {
  const names = callees.flatMap(({ service, methods }) =>
    methods.map(({ protoService }): [string, string] => [`${protoService}/`, service.name]),
  );
  return oneOf('destination', '%ROUTE_NAME%', 'prefix', names);
}

function rpc({ callees }: Counted): JsonObject {
  const names = callees.flatMap(({ service, methods }) =>
    methods.flatMap((method) =>
      pinnedRoutes(service).map((version): [string, string] => [routeName(method, version), method.path]),
    ),
  );
  return oneOf('rpc', '%ROUTE_NAME%', 'exact', names);
}

/** Whoever asks for a version that does not run is refused, and that is no fault of the service's: by this label it is told apart. */
function pinned({ reporter, callees }: Counted): JsonObject[] {
  const versions = callees.flatMap(({ service, methods }) =>
    pinnedRoutes(service)
      .filter((version) => version !== undefined && version !== stable)
      .flatMap((version) =>
        methods.map((method): [string, string] => [routeName(method, version), version!]),
      ),
  );
  return reporter === 'inbound' || versions.length === 0
    ? []
    : [oneOf('pinned', '%ROUTE_NAME%', 'exact', versions)];
}

/** Others than these gRPC does not have, but a service could send them. */
function grpcStatus(): JsonObject {
  const codes = Array.from({ length: 17 }, (_, code): [string, string] => [`${code}`, `${code}`]);
  return oneOf('grpc_status', '%GRPC_STATUS_NUMBER%', 'exact', codes);
}

function fixed(name: string, value: string): JsonObject {
  return { name, value_format: value };
}

/** A label that is a value of the list, or none. */
function oneOf(
  name: string,
  format: string,
  match: 'exact' | 'prefix',
  values: [string, string][],
): JsonObject {
  const map = Object.fromEntries(
    values.map(([from, to]): [string, Json] => [from, act({ update_tag: { new_tag_value: to } })]),
  );
  return {
    name,
    value_format: format,
    rules: {
      ...(values.length > 0 && {
        matcher_tree: {
          input: {
            name: 'value',
            typed_config: typed('envoy.extensions.matching.common_inputs.stats.v3.StatTagValueInput'),
          },
          [`${match}_match_map`]: { map },
        },
      }),
      on_no_match: act({ drop_tag: {} }),
    },
  };
}

function act(fields: JsonObject): JsonObject {
  const type = 'envoy.extensions.matching.actions.transform_stat.v3.TransformStat';
  return { action: { name: 'label', typed_config: typed(type, fields) } };
}
