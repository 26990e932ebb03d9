import type { Mesh, Method, Service } from '../../mesh/types.ts';

/** What the gateway knows: every method but those of the mesh alone. */
export function exposed(mesh: Mesh): { service: Service; method: Method }[] {
  return mesh.services.flatMap((service) =>
    service.methods.filter((method) => method.access !== 'mesh').map((method) => ({ service, method })),
  );
}

export function exposedMethods(mesh: Mesh): Method[] {
  return exposed(mesh).map(({ method }) => method);
}
