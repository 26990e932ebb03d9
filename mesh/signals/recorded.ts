// What is recorded of calls, under the names that people look for.
import type { Mesh } from '../types.ts';
import { callMetrics, durationBucketsMs } from './call-metrics.ts';
import { faultsExpr, kindOf, lateAfterMs, leOf } from './faults.ts';
import type { Group, Recording } from './rules.ts';
import type { Timing } from './timing.ts';

export const recorded = {
  /** A series for each method, by which a call's rpc finds its HTTP binding. */
  methods: 'method_info',
  requests: 'requests_total',
  duration: 'request_duration_seconds',
  connections: 'active_connections',
  errors: 'errors_total',
  faults: 'plaza:faults_total',
} as const;

/** Of each reporting proxy, so that counters stay counters: a sum over proxies would fall when one of them ends. */
const perProxy = 'workload, instance, version, namespace, reporter, source, destination, rpc, protocol';

/** The method and the path of its first HTTP binding; a call of no method has neither, and is kept. */
function withBinding(expr: string): string {
  return `${expr} * on (rpc) group_left (method, path) ${recorded.methods}`;
}

/** What failed, whoever is to blame: by HTTP status for JSON, by gRPC status for gRPC. */
const errorTypes: Record<string, { status: string; grpc: string }> = {
  invalid: { status: '400|405|406|408|41[0-9]|42[0-8]|431', grpc: '3|9|11' },
  unauthenticated: { status: '401', grpc: '16' },
  forbidden: { status: '403', grpc: '7' },
  not_found: { status: '404', grpc: '5' },
  conflict: { status: '409', grpc: '6|10' },
  too_many: { status: '429', grpc: '8' },
  cancelled: { status: '0|499', grpc: '1' },
  internal: { status: '500|502', grpc: '2|13|15' },
  unimplemented: { status: '501', grpc: '12' },
  unavailable: { status: '503', grpc: '14' },
  timeout: { status: '504', grpc: '4' },
};

export function recordingGroups(mesh: Mesh, { interval }: Timing): Group[] {
  const methods = methodInfo(mesh);
  const lateBounds = [...new Set(methods.flatMap(({ labels }) => Number(labels!.late_ms ?? 0) || []))].sort(
    (a, b) => a - b,
  );
  return [
    { name: 'methods', interval, rules: methods },
    {
      name: 'calls',
      interval,
      rules: [
        { record: recorded.requests, expr: withBinding(callMetrics.requests) },
        ...durations(),
        {
          record: recorded.connections,
          expr: 'sum by (workload, instance, version, namespace) (envoy_http_downstream_cx_active{envoy_http_conn_manager_prefix!~"admin|scrape"})',
        },
        ...Object.entries(errorTypes).map(([type, { status, grpc }]) => ({
          record: recorded.errors,
          labels: { type },
          expr: `sum by (${perProxy}) (${callMetrics.requests}{protocol="json",status=~"${status}"} or ${callMetrics.requests}{protocol="grpc",grpc_status=~"${grpc}"})`,
        })),
        { record: recorded.faults, expr: faultsExpr(recorded.methods, lateBounds) },
      ],
    },
  ];
}

/** The first binding stands for all of a method's; one that has none is asked by POST, as gRPC does. */
function methodInfo({ services }: Mesh): Recording[] {
  const info = (labels: Record<string, string>): Recording => ({
    record: recorded.methods,
    labels,
    expr: 'vector(1)',
  });
  return [
    ...services.flatMap(({ methods }) =>
      methods.map((method) => {
        const [binding] = method.bindings;
        return info({
          rpc: method.path,
          method: binding?.verb ?? 'POST',
          path: binding?.template ?? method.path,
          kind: kindOf(method),
          late_ms: String(lateAfterMs(method)),
        });
      }),
    ),
    info({ kind: 'none' }),
  ];
}

/** Envoy counts milliseconds; Prometheus' base unit is the second. */
function durations(): Recording[] {
  const sum = (series: string) => withBinding(`sum by (${perProxy}) (${series})`);
  const record = (part: string) => `${recorded.duration}_${part}`;
  const { duration } = callMetrics;
  return [
    ...durationBucketsMs.map((bound) => ({
      record: record('bucket'),
      labels: { le: String(bound / 1000) },
      expr: sum(`${duration}_bucket{le=~"${leOf(bound)}"}`),
    })),
    { record: record('bucket'), labels: { le: '+Inf' }, expr: sum(`${duration}_bucket{le="+Inf"}`) },
    { record: record('count'), expr: sum(`${duration}_count`) },
    { record: record('sum'), expr: `${sum(`${duration}_sum`)} / 1000` },
  ];
}
