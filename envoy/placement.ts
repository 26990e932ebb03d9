import type { Collector } from './collector.ts';

/** One running copy of a service, with the Envoy beside it. Paths are relative to the directory that every process starts in. */
export interface Replica {
  service: string;
  /** `catalog-1` */
  name: string;
  /** `v1`, or a version that callers may pin. */
  version: string;
  /** Where its sidecar takes calls of the mesh, over mTLS. */
  inboundPort: number;
  /** Where Prometheus, and nobody else, reads the figures of its sidecar and its own. */
  scrapePort: number;
  /** The Unix socket that the service listens on. */
  socket: string;
  /** The Unix socket where it serves its own figures. */
  metrics: string;
  /** The Unix socket where its sidecar takes the service's own calls to others. */
  outbound: string;
  /** The Unix socket of the sidecar's admin interface. */
  admin: string;
}

/** Where the parts of one mesh run on this machine. */
export interface Placement {
  /** The folder for what Envoys watch, `eds/` below it. */
  dir: string;
  /** The folder with ca.crt and, for each service account, NAME.crt and NAME.key. */
  certificates: string;
  httpPort: number;
  httpsPort: number;
  gatewayAdmin: string;
  /** Whether calls are counted and traced, and Envoys send both to ops, or to the collector. */
  telemetry: boolean;
  collector?: Collector | undefined;
  /** What spans of proxies say beside their own, by OTEL_RESOURCE_ATTRIBUTES. */
  attributes?: readonly (readonly [string, string])[];
  /** Where Prometheus reads the gateway's figures. */
  gatewayScrapePort: number;
  replicas: Replica[];
}
