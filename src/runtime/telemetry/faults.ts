// Which calls failed by the server's fault. A failure that a client can cause alone never counts, because alerts are made of this: whoever cannot be told
// apart from such a client does not count either, and is found by what the mesh says of itself (alerts of hosts, databases and brokers).
// Data alone: mesh/signals makes rules of Prometheus of it, and ops its figures.

/** A method that a request is for, as far as faults are concerned: `none` where there is none. */
export type MethodKind = 'unary' | 'lasting' | 'none';

/** What proxies say of a call: the labels of mesh/signals/call-metrics.ts, and how long it took. */
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

export interface Cause {
  why: string;
  /** Regular expressions over whole labels; `not` for those that must not match. */
  is: Partial<Record<Label, string>>;
  not?: Partial<Record<Label, string>>;
  /** Kinds of methods of which it is a fault. */
  kinds: MethodKind[];
  late?: true;
}

export const anyKind: MethodKind[] = ['unary', 'lasting', 'none'];

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

interface Test {
  label: Label;
  pattern: RegExp;
  matches: boolean;
}

const tests = causes.map(({ is, not = {}, kinds, late }) => ({
  kinds,
  late,
  labels: [...testsOf(is, true), ...testsOf(not, false)],
}));

function testsOf(labels: Partial<Record<Label, string>>, matches: boolean): Test[] {
  return Object.entries(labels).map(([label, value]) => ({
    label: label as Label,
    pattern: new RegExp(`^(?:${value})$`),
    matches,
  }));
}

/** Whether a call failed by the server's fault. UNKNOWN is what Envoy says of an answer that its client did not wait for, and no service says it. */
export function isFault(call: Call): boolean {
  return tests.some(
    ({ kinds, late, labels }) =>
      kinds.includes(call.kind) &&
      (!late || call.late) &&
      labels.every(({ label, pattern, matches }) => pattern.test(call[label]) === matches),
  );
}
