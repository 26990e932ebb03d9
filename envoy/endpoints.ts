import type { Mesh } from '../mesh/types.ts';
import { clusterName } from './clusters.ts';
import type { Placement } from './placement.ts';
import { type Json, type JsonObject, typed } from './typed.ts';

/** The files below `eds/` that Envoys watch: discovery is nothing but these. Write each under another name and rename it into place. */
export function renderEndpoints(mesh: Mesh, placement: Placement): Record<string, JsonObject> {
  const files: Record<string, JsonObject> = {};
  for (const service of mesh.services) {
    for (const version of [undefined, ...service.versions]) {
      const name = clusterName(service.name, version);
      const replicas = placement.replicas.filter(
        (replica) => replica.service === service.name && replica.version === (version ?? 'v1'),
      );
      const endpoints = replicas.map(
        (replica): Json => ({
          endpoint: {
            hostname: replica.name,
            address: { socket_address: { address: '127.0.0.1', port_value: replica.inboundPort } },
          },
        }),
      );
      files[`${name}.json`] = {
        resources: [
          typed('envoy.config.endpoint.v3.ClusterLoadAssignment', {
            cluster_name: name,
            endpoints: [{ lb_endpoints: endpoints }],
          }),
        ],
      };
    }
  }
  return files;
}
