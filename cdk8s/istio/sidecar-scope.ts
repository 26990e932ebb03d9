import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { callees } from '../../mesh/connections.ts';
import type { Mesh, Service } from '../../mesh/types.ts';
import { Sidecar } from '../imports/istio.ts';
import { hostOf, selectorOf } from '../names.ts';
import { inboundPort, processPort, servicePort } from '../ports.ts';
import { connectionPool } from './destination-rules.ts';

/**
 * What a sidecar knows: the service beside it, on loopback, and those that it calls. The service dials the listener on loopback and names
 * the callee, as on the laptop; so nothing depends on how packets are redirected.
 */
export function sidecarScope(scope: Construct, mesh: Mesh, { tracing }: Cluster, service: Service): void {
  new Sidecar(scope, 'sidecar', {
    metadata: { name: service.name },
    spec: {
      workloadSelector: { labels: selectorOf(service.name) },
      ingress: [
        {
          port: { number: inboundPort, protocol: 'GRPC', name: 'grpc' },
          defaultEndpoint: `127.0.0.1:${processPort}`,
        },
      ],
      egress: [
        {
          port: { number: servicePort, protocol: 'GRPC', name: 'grpc' },
          bind: '127.0.0.1',
          captureMode: 'NONE',
          hosts: callees(mesh, service).map((callee) => `./${hostOf(mesh, callee.name)}`),
        },
        // The way to the collector of traces: a proxy may go where a listener leads, and nowhere else. The service dials the listener; as it is one of
        // TCP, what is sent is no call that would be traced itself.
        ...(tracing
          ? [
              {
                port: { number: tracing.collector.port, protocol: 'TCP', name: 'tcp-traces' },
                bind: '127.0.0.1',
                captureMode: 'NONE' as const,
                hosts: [`${tracing.collector.namespace}/${tracing.collector.host}`],
              },
            ]
          : []),
      ],
      // By default Istio lets through to the service as much as comes, whatever the DestinationRule says of callers.
      inboundConnectionPool: connectionPool(mesh.policy),
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    },
  });
}
