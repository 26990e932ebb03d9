import { connected } from '../mesh/connections.ts';
import { spiffe } from '../mesh/graph.ts';
import type { Mesh, Method, Service } from '../mesh/types.ts';
import { httpFilter, type Json, type JsonObject } from './typed.ts';

const rbacFilterName = 'envoy.filters.http.rbac';

/** Whether calls on behalf of nobody are refused. */
export function needsUser(method: Method): boolean {
  return method.access !== 'public' && method.access !== 'mesh';
}

/** The roles of which a user must have one. */
export const rolesFor: Partial<Record<Method['access'], string[]>> = {
  staff: ['staff', 'admin'],
  admin: ['admin'],
};

/** Nothing is allowed but what the graph allows: each method to the users it names, whoever the connection comes from. */
export function gatewayRbac(methods: Method[]): JsonObject {
  return filter(methods.map((method) => ({ method, principals: [token(method)] })));
}

/**
 * At a sidecar, identity AND token: the gateway and the services that the graph lets call this one bring a token that the method accepts,
 * the workloads that the method itself names come as themselves.
 */
export function sidecarRbac(mesh: Mesh, service: Service): JsonObject {
  const edges = [
    mesh.gatewaySpiffe,
    ...mesh.services.filter((row) => row.calls.includes(service.name)).map((row) => row.spiffe),
  ];
  const own = service.methods.map((method) => {
    const named = workloadsWithoutUser(mesh, method).map(workload);
    const onBehalf: Json[] = method.access === 'mesh' ? [] : [all([any(edges.map(workload)), token(method)])];
    return { method, principals: [...onBehalf, ...named] };
  });
  const common = mesh.common.map((method) => ({
    method,
    principals: connected(mesh, service).map(workload),
  }));
  return filter([...own, ...common]);
}

/** The identities that may call a method without a user. Every workload reads the key set, or it could verify no token. */
export function workloadsWithoutUser(mesh: Mesh, method: Method): string[] {
  if (method.path === mesh.policy.keySet.method)
    return [mesh.gatewaySpiffe, ...mesh.services.map((service) => service.spiffe)];
  return method.callers.map(spiffe);
}

/** One policy for all methods of the same principals keeps the configuration readable. */
function filter(rules: { method: Method; principals: Json[] }[]): JsonObject {
  const groups = new Map<string, { paths: string[]; principals: Json[] }>();
  for (const { method, principals } of rules) {
    const key = JSON.stringify(principals);
    const group = groups.get(key) ?? { paths: [], principals };
    group.paths.push(method.path);
    groups.set(key, group);
  }
  const policies: JsonObject = {};
  for (const { paths, principals } of groups.values()) {
    policies[paths[0]!.slice(1)] = {
      permissions: paths.map((path) => ({ url_path: { path: { exact: path } } })),
      principals,
    };
  }
  return httpFilter(rbacFilterName, 'rbac.v3.RBAC', { rules: { action: 'ALLOW', policies } });
}

function workload(identity: string): Json {
  return { authenticated: { principal_name: { exact: identity } } };
}

function all(ids: Json[]): Json {
  return { and_ids: { ids } };
}

function any(ids: Json[]): Json {
  return { or_ids: { ids } };
}

/** What the verified token must say. */
function token(method: Method): Json {
  if (!needsUser(method)) return { any: true };
  const roles = rolesFor[method.access];
  if (!roles) return claim(['sub'], { string_match: { safe_regex: { regex: '.+' } } });
  return any(
    roles.map((role) => claim(['roles'], { list_match: { one_of: { string_match: { exact: role } } } })),
  );
}

function claim(path: string[], value: Json): Json {
  return {
    sourced_metadata: {
      metadata_source: 'DYNAMIC',
      metadata_matcher: {
        filter: 'envoy.filters.http.jwt_authn',
        path: ['payload', ...path].map((key) => ({ key })),
        value,
      },
    },
  };
}
