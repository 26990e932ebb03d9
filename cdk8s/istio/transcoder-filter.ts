import type { Construct } from 'constructs';
import { transcoderFilter } from '../../envoy/transcoder.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';

/** JSON at the gateway, for every service that has paths. */
export function gatewayTranscoder(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'gateway-transcoder',
    priority: priorities.transcoder,
    workload: gateway,
    patches: [insertFirst('GATEWAY', transcoderFilter(mesh, mesh.services, mesh.descriptor))],
  });
}

/** JSON within the mesh, for a service's own methods. */
export function sidecarTranscoder(scope: Construct, mesh: Mesh, service: Service): void {
  envoyFilter(scope, {
    name: `${service.name}-transcoder`,
    priority: priorities.transcoder,
    workload: service.name,
    patches: [insertFirst('SIDECAR_INBOUND', transcoderFilter(mesh, [service], service.descriptor))],
  });
}
