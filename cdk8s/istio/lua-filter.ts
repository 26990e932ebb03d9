import type { Construct } from 'constructs';
import { luaFilter } from '../../envoy/lua.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { gateway } from '../names.ts';
import { envoyFilter, insertFirst, priorities } from './envoy-filter.ts';
import { exposedMethods } from './exposed.ts';

/** Strict parameters, content types and success statuses for JSON clients of the gateway. */
export function gatewayLua(scope: Construct, mesh: Mesh): void {
  envoyFilter(scope, {
    name: 'gateway-json-edge',
    priority: priorities.lua,
    workload: gateway,
    patches: [insertFirst('GATEWAY', luaFilter(mesh, exposedMethods(mesh), { hold: false }))],
  });
}

/** The same at a sidecar, which holds replies until they are whole. */
export function sidecarLua(scope: Construct, mesh: Mesh, service: Service): void {
  envoyFilter(scope, {
    name: `${service.name}-json-edge`,
    priority: priorities.lua,
    workload: service.name,
    patches: [insertFirst('SIDECAR_INBOUND', luaFilter(mesh, service.methods, { hold: true }))],
  });
}
