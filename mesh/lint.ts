import { everyService } from './connections.ts';
import type { DeclaredMethod } from './descriptor.ts';
import { owns } from './foreign.ts';
import { covers } from './queues.ts';
import type { Environment, Policy, ServiceRow } from './types.ts';

type Rule = (
  method: DeclaredMethod,
  known: { rows: ServiceRow[]; owner: ServiceRow; environment: Environment },
) => string | false;

/** Two heartbeats of src/runtime/frames.ts: one may be late. */
const MIN_IDLE_MS = 30_000;

/** A caller that is no row: it sends what it measures. */
const gateway = 'gateway';

/** What no method may be. Each rule returns its complaint. */
const methodRules: Rule[] = [
  (m) => m.access === undefined && 'says not who may call it: set access in (plaza.mesh.v1.method)',
  (m) => (m.deadlineMs < 1 || m.deadlineMs > 3_600_000) && 'has no deadline_ms of 1 to 3,600,000',
  (m) =>
    ![200, 201, 204].includes(m.successStatus) &&
    `has the success_status ${m.successStatus}; it can be 200, 201 or 204`,
  (m) =>
    m.access === 'mesh' && m.callers.length === 0 && 'has access MESH and no callers: nobody could call it',
  (m) =>
    m.access === 'mesh' &&
    m.bindings.length > 0 &&
    'has access MESH and an HTTP path: the gateway would expose it',
  (m) => m.access !== 'mesh' && m.bindings.length === 0 && m.kind !== 'bidi' && 'has no google.api.http path',
  (m) =>
    m.access === 'public' &&
    m.class !== 'read' &&
    !m.rateLimit &&
    'is a public method that changes something and has no rate_limit',
  (m, { environment }) =>
    m.rateLimit !== undefined &&
    !(m.rateLimit in environment.limits) &&
    `has the rate_limit "${m.rateLimit}", which the environment ${environment.name} does not know`,
  (m, { rows }) => {
    const unknown = m.callers.filter(
      (caller) => caller !== everyService && caller !== gateway && !rows.some((row) => row.name === caller),
    );
    return (
      unknown.length > 0 && `names the caller "${unknown.join('", "')}", which is no service of mesh/plaza.ts`
    );
  },
  (m) =>
    (m.callers.includes(everyService) || m.callers.includes(gateway)) &&
    m.access !== 'mesh' &&
    'is for every service without a user, and not MESH: name those that need it',
  (m, { rows, owner }) => {
    const strangers = m.callers.filter((caller) =>
      rows.some((row) => row.name === caller && row !== owner && !row.calls.includes(owner.name)),
    );
    return (
      strangers.length > 0 &&
      `names the caller "${strangers.join('", "')}", whose row in mesh/plaza.ts does not call ${owner.name}`
    );
  },
  (m) =>
    (m.kind === 'serverStream' || m.kind === 'bidi') &&
    !m.hasEndFrame &&
    'is a stream whose replies lack heartbeat, end or error: a client could not tell that it was cut',
  (m) =>
    m.kind !== 'unary' &&
    m.idleMs < MIN_IDLE_MS &&
    `has an idle_timeout_ms of ${m.idleMs}; heartbeats come every 15 s, so it must be ${MIN_IDLE_MS} at the least`,
  (m) => m.kind === 'unary' && m.idleMs !== m.deadlineMs && 'is no stream and has an idle_timeout_ms',
  (m) =>
    m.class === 'read' &&
    m.bindings.some((b) => b.verb !== 'GET') &&
    'is NO_SIDE_EFFECTS and has a path that is not GET',
  (m) =>
    m.class !== 'read' && m.bindings.some((b) => b.verb === 'GET') && 'changes something and has a GET path',
  (m) =>
    m.class === 'once' &&
    m.bindings.some((b) => ['PUT', 'DELETE'].includes(b.verb)) &&
    'is PUT or DELETE, which clients repeat, and not IDEMPOTENT',
  (m) =>
    needsAction(m) &&
    m.audit.length === 0 &&
    !m.unaudited &&
    'changes something, or lets staff see what is not theirs, and says not what the audit log says of it: set audit in (plaza.mesh.v1.method), or in unaudited why nothing',
  (m) => m.audit.length > 0 && m.unaudited !== undefined && 'has both audit and unaudited',
  (m) =>
    (m.access === 'staff' || m.access === 'admin') &&
    m.unaudited !== undefined &&
    'is a method of staff or admins and unaudited: what they do is always an entry',
  (m) => {
    const wrong = m.audit.filter((action) => !ACTION.test(action));
    return wrong.length > 0 && `has the audit action "${wrong.join('", "')}"; one is like user.setRoles`;
  },
  (m, { owner }) =>
    m.audit.length > 0 &&
    !(owner.database && [...owner.publishes, ...Object.values(owner.queues).flat()].includes(AUDIT)) &&
    `has an audit action, and ${owner.name} has no database or publishes no ${AUDIT}: mesh/plaza.ts`,
];

const AUDIT = 'audit.recorded';
const ACTION = /^[a-z]+\.[a-z][A-Za-z]*$/;

/** What staff may do, what may be done for somebody else, and whatever changes something. */
function needsAction(method: DeclaredMethod): boolean {
  return ['staff', 'admin', 'self'].includes(method.access ?? '') || method.class !== 'read';
}

/** Every complaint about the rows and the methods that they own. */
export function lint(
  rows: ServiceRow[],
  methods: DeclaredMethod[],
  policy: Policy,
  environment: Environment,
): string[] {
  const complaints: string[] = [];
  const names = rows.map((row) => row.name);
  const keySet = methods.find((method) => method.path === policy.keySet.method);
  if (
    keySet?.access !== 'public' ||
    keySet.bindings[0]?.verb !== 'GET' ||
    !names.includes(policy.keySet.service)
  ) {
    complaints.push(
      `mesh/plaza.ts: the key set ${policy.keySet.method} of ${policy.keySet.service} is no public GET method of a service: nobody could verify a token`,
    );
  }
  for (const row of rows) {
    if (names.filter((name) => name === row.name).length > 1)
      complaints.push(`mesh/plaza.ts: two rows are named ${row.name}`);
    if (row.name === 'gateway') complaints.push('mesh/plaza.ts: a service cannot be named gateway');
    for (const callee of row.calls) {
      if (!names.includes(callee))
        complaints.push(`mesh/plaza.ts: ${row.name} calls ${callee}, which is no service`);
    }
    complaints.push(...lintOfEvents(row, rows));
    for (const [queue, types] of Object.entries(row.queues)) {
      const twin = rows.find((other) => other !== row && queue in other.queues);
      if (twin)
        complaints.push(`mesh/plaza.ts: ${row.name} and ${twin.name} both have a queue named ${queue}`);
      for (const type of types.filter(
        (type) => !rows.some((other) => other.publishes.some((told) => covers(told, type))),
      ))
        complaints.push(`mesh/plaza.ts: ${queue} of ${row.name} takes ${type}, which no service publishes`);
    }
    for (const name of row.packages) {
      if (!methods.some((method) => method.package === name))
        complaints.push(`mesh/plaza.ts: ${row.name} serves ${name}, which no proto declares`);
      const owners = rows.filter((other) => other.packages.includes(name)).map((other) => other.name);
      if (owners.length > 1) complaints.push(`mesh/plaza.ts: ${owners.join(' and ')} both serve ${name}`);
    }
    for (const method of methods.filter((candidate) => owns(row, candidate))) {
      for (const rule of methodRules) {
        const complaint = rule(method, { rows, owner: row, environment });
        if (complaint) complaints.push(`${method.file}: ${method.protoService}.${method.name} ${complaint}`);
      }
    }
  }
  return [...new Set(complaints), ...twinPaths(methods.filter((m) => rows.some((row) => owns(row, m))))];
}

/** What each service tells of itself, under its own name; every other type is one service's alone, so that nobody tells of another's. */
const TOLD_BY_MANY = 'audit.recorded';
const TYPE = /^[a-z]+\.(\*|[a-zA-Z]+)$/;

function lintOfEvents(row: ServiceRow, rows: ServiceRow[]): string[] {
  return row.publishes.flatMap((type) => {
    if (!TYPE.test(type))
      return [
        `mesh/plaza.ts: ${row.name} publishes ${type}, which is no type such as order.created or order.*`,
      ];
    if (type === TOLD_BY_MANY) return [];
    return rows
      .filter(
        (other) => other !== row && other.publishes.some((told) => covers(told, type) || covers(type, told)),
      )
      .map((other) => `mesh/plaza.ts: ${row.name} publishes ${type}, which is for ${other.name} to tell`);
  });
}

/** Two methods on one HTTP path: Envoy would pick one by a rule of its own. */
function twinPaths(methods: DeclaredMethod[]): string[] {
  const seen = new Map<string, DeclaredMethod>();
  return methods.flatMap((method) =>
    method.bindings.flatMap((binding) => {
      const shape = `${binding.verb} /${binding.segments.join('/')}${binding.custom ? `:${binding.custom}` : ''}`;
      const first = seen.get(shape);
      seen.set(shape, method);
      return first
        ? [
            `${method.file}: ${method.protoService}.${method.name} has the path ${shape} of ${first.protoService}.${first.name}`,
          ]
        : [];
    }),
  );
}
