import type { Mesh, Service } from './types.ts';

/** The services that a service's proxy connects to: those that its row calls, and the one with the key set. */
export function callees(mesh: Mesh, service: Service): Service[] {
  return mesh.services.filter(
    (other) => service.calls.includes(other.name) || other.name === mesh.policy.keySet.service,
  );
}

/** The identities that connect to a service: the gateway, the services that call it, and every one to the service with the key set. */
export function connected(mesh: Mesh, service: Service): string[] {
  const services = mesh.services.filter((other) => callees(mesh, other).includes(service));
  return [mesh.gatewaySpiffe, ...services.map((other) => other.spiffe)];
}
