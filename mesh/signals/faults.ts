// The rule of what is a server's fault (src/runtime/telemetry/faults.ts), as a rule of Prometheus.

import { anyKind, type Cause, causes, type MethodKind } from '../../src/runtime/telemetry/faults.ts';
import { isLasting } from '../lasting.ts';
import type { Mesh, Method } from '../types.ts';
import { callMetrics, durationBucketsMs } from './call-metrics.ts';

/** The bucket that holds what cannot have waited for the method's deadline: the largest bound below it. */
export function lateAfterMs({ deadlineMs }: Pick<Method, 'deadlineMs'>): number {
  return Math.max(...durationBucketsMs.filter((bound) => bound < deadlineMs));
}

export function kindOf(method: Method): MethodKind {
  return isLasting(method) ? 'lasting' : 'unary';
}

/** What the rule has to know of each method, by its path. */
export function methodKinds({ services }: Mesh): Record<string, { kind: MethodKind; lateMs: number }> {
  return Object.fromEntries(
    services.flatMap(({ methods }) =>
      methods.map((method) => [method.path, { kind: kindOf(method), lateMs: lateAfterMs(method) }]),
    ),
  );
}

/** src/ops/telemetry/method-kinds.ts: what ops has to know of it, which does not read the graph. */
export function renderMethodKinds(mesh: Mesh): string {
  return `// Made from the graph by \`make proto\`; a test fails when it is not what the protos say.
import type { MethodKind } from '../../runtime/telemetry/faults.ts';

export const METHOD_KINDS: Readonly<Record<string, { kind: MethodKind; lateMs: number }>> = ${JSON.stringify(methodKinds(mesh), null, 2)};
`;
}

/** Calls that failed by the server's fault, as a counter of all labels: the same as isFault, of what was counted. `methods` is the series of methods. */
export function faultsExpr(methods: string, lateBoundsMs: number[]): string {
  return causes
    .flatMap((cause) => {
      const labels = selector(cause);
      if (!cause.late) return [ofKinds(`${callMetrics.requests}{${labels}}`, methods, cause.kinds)];
      return lateBoundsMs.map((bound) => {
        const counted = `(${callMetrics.duration}_count{${labels}} - ignoring (le) ${callMetrics.duration}_bucket{${labels},le=~"${leOf(bound)}"})`;
        return `${counted} * on (rpc) group_left () ${methods}{kind=~"${cause.kinds.join('|')}",late_ms="${bound}"}`;
      });
    })
    .join('\nor ');
}

function ofKinds(calls: string, methods: string, kinds: MethodKind[]): string {
  return kinds.length === anyKind.length
    ? calls
    : `${calls} * on (rpc) group_left () ${methods}{kind=~"${kinds.join('|')}"}`;
}

function selector({ is, not = {} }: Cause): string {
  return [
    ...Object.entries(is).map(([label, value]) => `${label}=~"${value}"`),
    ...Object.entries(not).map(([label, value]) => `${label}!~"${value}"`),
  ].join(',');
}

/** A bound as Prometheus 2 has it, 1000, and as Prometheus 3 does, 1000.0. */
export function leOf(bound: number): string {
  return `${String(bound).replace('.', '[.]')}([.]0)?`;
}
