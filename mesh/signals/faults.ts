// Which calls failed by the server's fault. A failure that a client can cause alone never counts, because alerts are made of this: whoever cannot be told
// apart from such a client does not count either, and is found by what the mesh says of itself (alerts of hosts, databases and brokers).

import { isLasting } from '../lasting.ts';
import type { Method } from '../types.ts';
import { callMetrics, durationBucketsMs } from './call-metrics.ts';

/** A method that a request is for, as far as faults are concerned: `none` where there is none. */
export type MethodKind = 'unary' | 'lasting' | 'none';

/** What proxies say of a call: the labels of call-metrics.ts, and how long it took. */
export interface Call {
  reporter: 'gateway' | 'outbound' | 'inbound';
  source: string;
  protocol: 'json' | 'grpc';
  status: string;
  grpc_status: string;
  /** The version other than the stable one that the caller asked for. */
  pinned: string;
  kind: MethodKind;
  /** Whether it took so long that its deadline was not a short one of the client's. */
  late: boolean;
}

type Label = Exclude<keyof Call, 'kind' | 'late'>;

interface Cause {
  why: string;
  /** Regular expressions over whole labels; `not` for those that must not match. */
  is: Partial<Record<Label, string>>;
  not?: Partial<Record<Label, string>>;
  /** Kinds of methods of which it is a fault. */
  kinds: MethodKind[];
  late?: true;
}

const anyKind: MethodKind[] = ['unary', 'lasting', 'none'];

export const causes: Cause[] = [
  {
    // 501 and 504 can be asked for: by an encoding, or by a deadline of a millisecond.
    why: 'a proxy or a service says by HTTP that it failed',
    is: { status: '5..' },
    not: { status: '501|503|504' },
    kinds: anyKind,
  },
  {
    // Streams end so with their hour or their token. Who asks for a version that does not run gets it too.
    why: 'nobody is there, or there is no room',
    is: { status: '503', pinned: '' },
    kinds: ['unary', 'none'],
  },
  { why: 'INTERNAL and DATA_LOSS', is: { grpc_status: '13|15' }, kinds: anyKind },
  { why: 'UNAVAILABLE, as above', is: { grpc_status: '14', pinned: '' }, kinds: ['unary'] },
  {
    // The gateway has the whole request before such a call begins.
    why: 'not done by the deadline, in JSON',
    is: { reporter: 'gateway', protocol: 'json', status: '504' },
    kinds: ['unary'],
    late: true,
  },
  {
    // Who calls by gRPC from outside can hold a call open until its deadline by not sending the request. Services do not.
    why: 'not done by the deadline, for a service',
    is: { reporter: 'inbound', grpc_status: '4' },
    not: { source: 'gateway|' },
    kinds: ['unary'],
    late: true,
  },
];

/** Whether a call failed by the server's fault. UNKNOWN is what Envoy says of an answer that its client did not wait for, and no service says it. */
export function isFault(call: Call): boolean {
  return causes.some(
    ({ is, not = {}, kinds, late }) =>
      kinds.includes(call.kind) &&
      (!late || call.late) &&
      Object.entries(is).every(([label, value]) => matches(call[label as Label], value)) &&
      !Object.entries(not).some(([label, value]) => matches(call[label as Label], value)),
  );
}

function matches(said: string, value: string): boolean {
  return new RegExp(`^(?:${value})$`).test(said);
}

/** The bucket that holds what cannot have waited for the method's deadline: the largest bound below it. */
export function lateAfterMs({ deadlineMs }: Pick<Method, 'deadlineMs'>): number {
  return Math.max(...durationBucketsMs.filter((bound) => bound < deadlineMs));
}

export function kindOf(method: Method): MethodKind {
  return isLasting(method) ? 'lasting' : 'unary';
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
