import type { Construct } from 'constructs';
import { Telemetry } from '../imports/istio.ts';

/** The provider that istio/installation.ts declares. */
export const accessLogProvider = 'plaza-access-log';

/** One line a request, but for health checks; every proxy asks twice a second. */
export function telemetry(scope: Construct): void {
  new Telemetry(scope, 'telemetry', {
    metadata: { name: 'access-logs' },
    spec: {
      accessLogging: [
        {
          providers: [{ name: accessLogProvider }],
          filter: { expression: "!request.url_path.startsWith('/grpc.health.v1.')" },
        },
      ],
    },
  });
}
