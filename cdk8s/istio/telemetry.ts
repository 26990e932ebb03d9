import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import type { Environment } from '../../mesh/types.ts';
import { Telemetry } from '../imports/istio.ts';

/** The providers that istio/installation.ts declares. */
export const accessLogProvider = 'plaza-access-log';
export const traceProvider = 'plaza-traces';

/** One line a request, but for health checks; every proxy asks twice a second. And a trace of some, where somebody collects them. */
export function telemetry(scope: Construct, { sampling }: Environment, { tracing }: Cluster): void {
  new Telemetry(scope, 'telemetry', {
    metadata: { name: 'plaza' },
    spec: {
      accessLogging: [
        {
          providers: [{ name: accessLogProvider }],
          filter: { expression: "!request.url_path.startsWith('/grpc.health.v1.')" },
        },
      ],
      // Proxies count calls by themselves (call-metrics.ts).
      metrics: [{ providers: [{ name: 'prometheus' }], overrides: [{ disabled: true }] }],
      // Of how many calls, and that sidecars follow, says traces.ts. Said where there is none too: Istio would sample one in a hundred.
      tracing: [
        tracing
          ? { providers: [{ name: traceProvider }], randomSamplingPercentage: sampling.percent }
          : { disableSpanReporting: true },
      ],
    },
  });
}
