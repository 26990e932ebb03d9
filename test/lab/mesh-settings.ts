import type { Mesh } from '../../mesh/types.ts';

/** The MeshConfig that Plaza asks of an installation of Istio. */
export function meshSettings(mesh: Mesh): object {
  return {
    trustDomain: mesh.trustDomain,
    rootNamespace: 'istio-system',
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    defaultHttpRetryPolicy: { attempts: 0 },
  };
}
