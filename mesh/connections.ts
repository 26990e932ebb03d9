import type { Mesh, Method, Service } from './types.ts';

/** What a method names as its callers when it is for every service but its own. */
export const everyService = '*';

/** The services that a service's proxy connects to: those that its row calls, those with a method that names it, and the one with the key set. */
export function callees(mesh: Mesh, service: Service): Service[] {
  return mesh.services.filter(
    (other) => calledMethods(service, other).length > 0 || other.name === mesh.policy.keySet.service,
  );
}

/** What a service may call of another: all that users may where its row calls it, and the methods that name it. */
export function calledMethods(service: Service, other: Service): Method[] {
  const onBehalf = service.calls.includes(other.name);
  return other.methods.filter(
    (method) => (onBehalf && method.access !== 'mesh') || method.callers.includes(service.name),
  );
}

/** The identities that connect to a service: the gateway, the services that call it, and every one to the service with the key set. */
export function connected(mesh: Mesh, service: Service): string[] {
  const services = mesh.services.filter((other) => callees(mesh, other).includes(service));
  return [mesh.gatewaySpiffe, ...services.map((other) => other.spiffe)];
}
