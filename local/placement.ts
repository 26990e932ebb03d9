import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from '../envoy/placement.ts';
import { scraper } from '../mesh/signals/scraper.ts';
import type { Mesh } from '../mesh/types.ts';
import { ensureCertificates } from './certificates.ts';
import { type Layout, ownersOnly } from './layout.ts';
import { collectorOf, type Otel } from './otel.ts';
import type { PickPorts } from './ports.ts';

/** The folder of sockets and configurations made anew, certificates for everybody in `mesh`, and no replica yet. */
export async function preparePlacement(
  mesh: Mesh,
  paths: Layout,
  gatewayPorts: { httpPort: number; httpsPort: number },
  pickPorts: PickPorts,
  otel: Otel,
): Promise<Placement> {
  rmSync(paths.run, { recursive: true, force: true });
  ownersOnly(paths.run);
  await ensureCertificates({
    folder: paths.certificates,
    accounts: ['gateway', scraper, ...mesh.services.map(({ name }) => name)],
    trustDomain: mesh.trustDomain,
    namespace: mesh.namespace,
  });
  const [gatewayScrapePort] = (await pickPorts(1)) as [number];
  return {
    dir: paths.run,
    certificates: paths.certificates,
    ...gatewayPorts,
    telemetry: otel.settings.enabled,
    collector: collectorOf(otel, paths),
    attributes: otel.settings.attributes,
    gatewayScrapePort,
    gatewayAdmin: join(paths.run, 'gateway.admin'),
    replicas: [],
  };
}

/** Two free ports for a gateway that nobody needs to know by heart. */
export async function anyPorts(pickPorts: PickPorts): Promise<{ httpPort: number; httpsPort: number }> {
  const [httpPort, httpsPort] = (await pickPorts(2)) as [number, number];
  return { httpPort, httpsPort };
}
