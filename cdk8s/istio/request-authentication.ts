import type { Construct } from 'constructs';
import {
  headersOfClaims,
  jwtFilter,
  keySetPath,
  requiredAtGateway,
  requiredAtSidecar,
} from '../../envoy/jwt.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { RequestAuthentication } from '../imports/istio.ts';
import { clusterOf, gateway, hostOf } from '../names.ts';
import { servicePort } from '../ports.ts';
import { envoyFilter, priorities, replaceFilter } from './envoy-filter.ts';
import { exposedMethods } from './exposed.ts';

/**
 * Refuses bad tokens in front of every workload. It lets a missing one pass, which the authorization policies then refuse as 403; that those
 * calls are 401, how long a token may live and that keys are fetched ahead, it cannot say: the filters below put ours in the place of the one it makes.
 */
export function requestAuthentication(scope: Construct, mesh: Mesh): void {
  const { issuer, audience, keySet } = mesh.policy;
  new RequestAuthentication(scope, 'request-authentication', {
    metadata: { name: 'tokens' },
    spec: {
      jwtRules: [
        {
          issuer,
          audiences: [audience],
          jwksUri: `http://${hostOf(mesh, keySet.service)}:${servicePort}${keySetPath(mesh)}`,
          fromHeaders: [{ name: 'authorization', prefix: 'Bearer ' }],
          forwardOriginalToken: true,
          outputClaimToHeaders: headersOfClaims,
        },
      ],
    },
  });
}

export function gatewayTokens(scope: Construct, mesh: Mesh): void {
  const keys = clusterOf(mesh, mesh.policy.keySet.service);
  envoyFilter(scope, {
    name: 'gateway-tokens',
    priority: priorities.jwt,
    workload: gateway,
    patches: [replaceFilter('GATEWAY', jwtFilter(mesh, exposedMethods(mesh), requiredAtGateway, keys))],
  });
}

export function sidecarTokens(scope: Construct, mesh: Mesh, service: Service): void {
  const keys = clusterOf(mesh, mesh.policy.keySet.service);
  envoyFilter(scope, {
    name: `${service.name}-tokens`,
    priority: priorities.jwt,
    workload: service.name,
    patches: [replaceFilter('SIDECAR_INBOUND', jwtFilter(mesh, service.methods, requiredAtSidecar, keys))],
  });
}
