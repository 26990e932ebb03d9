import type { Construct } from 'constructs';
import { milliseconds } from '../../envoy/typed.ts';
import type { Mesh, Policy, Service } from '../../mesh/types.ts';
import { stable } from '../../mesh/versions.ts';
import { DestinationRule } from '../imports/istio.ts';
import { hostOf } from '../names.ts';

/** How much is under way at once of the calls that do not last; connection-settings.ts has the others. */
export function connectionPool({ breaker, connectTimeoutMs }: Policy) {
  return {
    tcp: { maxConnections: breaker.maxConnections, connectTimeout: milliseconds(connectTimeoutMs) },
    http: {
      http1MaxPendingRequests: breaker.maxPendingRequests,
      http2MaxRequests: breaker.maxRequests,
    },
  };
}

/** How callers balance over a service, when they stop asking a copy, how much they ask at once; one subset for each version. */
export function destinationRule(scope: Construct, mesh: Mesh, service: Service): void {
  const { outlier, retry } = mesh.policy;
  new DestinationRule(scope, 'destination-rule', {
    metadata: { name: service.name },
    spec: {
      host: hostOf(mesh, service.name),
      exportTo: ['.'],
      trafficPolicy: {
        tls: { mode: 'ISTIO_MUTUAL' },
        loadBalancer: {
          simple: 'LEAST_REQUEST',
          // Outlier detection would switch preference of the own zone on, and with it other shares than the laptop's.
          localityLbSetting: { enabled: false },
        },
        connectionPool: connectionPool(mesh.policy),
        retryBudget: { percent: retry.budgetPercent, minRetryConcurrency: retry.minConcurrency },
        outlierDetection: {
          // Of answers none counts, as a client can cause each of them: see envoy/clusters.ts.
          splitExternalLocalOriginErrors: true,
          consecutiveLocalOriginFailures: outlier.consecutive,
          consecutive5xxErrors: 0,
          consecutiveGatewayErrors: 0,
          interval: milliseconds(outlier.intervalMs),
          baseEjectionTime: milliseconds(outlier.ejectionMs),
          maxEjectionPercent: outlier.maxEjectionPercent,
          minHealthPercent: 0,
        },
      },
      subsets: [stable, ...service.versions].map((version) => ({ name: version, labels: { version } })),
    },
  });
}
