import type { Construct } from 'constructs';
import { needsUser, rolesFor, workloadsWithoutUser } from '../../envoy/rbac.ts';
import { connected } from '../../mesh/connections.ts';
import type { Mesh, Method, Service } from '../../mesh/types.ts';
import { AuthorizationPolicy, type AuthorizationPolicySpec } from '../imports/istio.ts';
import { gateway, principalOf, selectorOf } from '../names.ts';
import { exposedMethods } from './exposed.ts';

type Rule = NonNullable<AuthorizationPolicySpec['rules']>[number];

/** What no policy allows is forbidden, for every workload of the namespace. */
export function denyAll(scope: Construct): void {
  new AuthorizationPolicy(scope, 'deny-all', { metadata: { name: 'deny-all' }, spec: {} });
}

/** Each method to the users it names, whoever the connection comes from. */
export function gatewayAuthorization(scope: Construct, mesh: Mesh): void {
  allow(
    scope,
    gateway,
    exposedMethods(mesh).map((method) => ({ method, sources: [{ principals: undefined, onBehalf: true }] })),
  );
}

/**
 * At a sidecar, identity and token: the gateway and the services that the graph lets call this one bring a token that the method accepts,
 * the workloads that the method itself names come as themselves.
 */
export function sidecarAuthorization(scope: Construct, mesh: Mesh, service: Service): void {
  const edges = [
    mesh.gatewaySpiffe,
    ...mesh.services.filter((row) => row.calls.includes(service.name)).map((row) => row.spiffe),
  ];
  const own = service.methods.map((method) => ({
    method,
    sources: [
      ...(method.access === 'mesh' ? [] : [{ principals: edges, onBehalf: true }]),
      ...workloads(workloadsWithoutUser(mesh, method)),
    ],
  }));
  const common = mesh.common.map((method) => ({ method, sources: workloads(connected(mesh, service)) }));
  allow(scope, service.name, [...own, ...common]);
}

interface Source {
  /** SPIFFE identities; anybody when undefined. */
  principals: string[] | undefined;
  /** Whether the token must be one that the method accepts. */
  onBehalf: boolean;
}

function workloads(principals: string[]): Source[] {
  return principals.length > 0 ? [{ principals, onBehalf: false }] : [];
}

/** One rule for all methods that the same callers may call. */
function allow(scope: Construct, workload: string, grants: { method: Method; sources: Source[] }[]): void {
  const rules = new Map<string, { rule: Rule; paths: string[] }>();
  for (const { method, sources } of grants) {
    for (const { principals, onBehalf } of sources) {
      const when = onBehalf ? token(method) : [];
      const rule: Rule = {
        ...(principals && { from: [{ source: { principals: principals.map(principalOf) } }] }),
        ...(when.length > 0 && { when }),
      };
      const group = rules.get(JSON.stringify(rule)) ?? { rule, paths: [] };
      group.paths.push(method.path);
      rules.set(JSON.stringify(rule), group);
    }
  }
  new AuthorizationPolicy(scope, `allow-${workload}`, {
    metadata: { name: `${workload}-methods` },
    spec: {
      selector: { matchLabels: selectorOf(workload) },
      action: 'ALLOW',
      rules: [...rules.values()].map(({ rule, paths }) => ({ ...rule, to: [{ operation: { paths } }] })),
    },
  });
}

function token(method: Method): NonNullable<Rule['when']> {
  if (!needsUser(method)) return [];
  const roles = rolesFor[method.access];
  return roles
    ? [{ key: 'request.auth.claims[roles]', values: roles }]
    : [{ key: 'request.auth.claims[sub]', values: ['*'] }];
}
