import { accessLogFields } from '../../envoy/access-log.ts';
import type { JsonObject } from '../../envoy/typed.ts';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Mesh } from '../../mesh/types.ts';
import { accessLogProvider, traceProvider } from './telemetry.ts';

/** What Plaza asks of the installation of Istio; the values of its chart `istiod`. */
export function istiodValues(mesh: Mesh, cluster: Cluster): JsonObject {
  return {
    pilot: {
      // Proxies fetch the key set themselves, over mTLS; istiod could not, and would wait for it at each push.
      env: { PILOT_JWT_ENABLE_REMOTE_JWKS: 'envoy', ENABLE_NATIVE_SIDECARS: 'true' },
      // Without the CNI plugin each pod has a container that may change the network, which a restricted namespace refuses.
      cni: { enabled: true },
      autoscaleMin: cluster.istiod.min,
      autoscaleMax: cluster.istiod.max,
    },
    meshConfig: meshConfig(mesh, cluster),
  };
}

function meshConfig(mesh: Mesh, { tracing }: Cluster): JsonObject {
  return {
    trustDomain: mesh.trustDomain,
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    // Istio would repeat any call twice, a payment too; routes say which may be.
    defaultHttpRetryPolicy: { attempts: 0 },
    meshMTLS: { minProtocolVersion: 'TLSV1_3' },
    extensionProviders: [
      {
        name: accessLogProvider,
        envoyFileAccessLog: {
          path: '/dev/stdout',
          logFormat: { labels: accessLogFields('%ENVIRONMENT(POD_NAME)%') },
        },
      },
      ...(tracing
        ? [
            {
              name: traceProvider,
              opentelemetry: { service: tracing.collector.host, port: tracing.collector.port },
            },
          ]
        : []),
    ],
  };
}
