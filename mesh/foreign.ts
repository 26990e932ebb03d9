import type { Environment, Method } from './types.ts';

/**
 * Methods of protos that are not ours, with the policy that we cannot write into them. Every service serves them, to whoever has a
 * connection to it by the graph (see connections.ts): each Envoy that balances over a service asks its health.
 */
export function commonMethods(environment: Environment): Method[] {
  const health = 'grpc.health.v1.Health';
  const methods = [
    method(health, 'Check', 'unary', 2_000),
    method(health, 'Watch', 'serverStream', 3_600_000),
  ];
  if (environment.reflection) {
    for (const version of ['v1', 'v1alpha']) {
      methods.push(
        method(`grpc.reflection.${version}.ServerReflection`, 'ServerReflectionInfo', 'bidi', 60_000),
      );
    }
  }
  return methods;
}

function method(protoService: string, name: string, kind: Method['kind'], deadlineMs: number): Method {
  return {
    path: `/${protoService}/${name}`,
    protoService,
    name,
    kind,
    class: 'read',
    access: 'mesh',
    callers: [],
    deadlineMs,
    maxRequestBytes: 64 * 1024,
    successStatus: 200,
    rateLimit: undefined,
    bindings: [],
    hasUpdateMask: false,
    hasEndFrame: false,
    rawBody: false,
    file: 'mesh/foreign.ts',
  };
}
