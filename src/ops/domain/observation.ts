// What one Envoy's admin interface says of the services it calls, without its host addresses.

/** The parts we read of GET /clusters?format=json; every field may be missing, because protobuf JSON leaves out defaults. */
export interface ClustersReply {
  cluster_statuses?: {
    name?: string;
    host_statuses?: {
      hostname?: string;
      stats?: { name?: string; value?: string }[];
      health_status?: { eds_health_status?: string } & Record<string, unknown>;
    }[];
    circuit_breakers?: { thresholds?: { priority?: string; max_requests?: number }[] };
  }[];
}

/** GET /stats?format=json. */
export interface StatsReply {
  stats?: { name?: string; value?: number }[];
}

export interface InstanceSeen {
  readonly name: string;
  readonly version: string;
  readonly observer: string;
  readonly healthy: boolean;
  readonly ejected: boolean;
  readonly activeRequests: number;
}

export interface BreakerSeen {
  readonly open: boolean;
  readonly maxRequests: number;
  readonly activeRequests: number;
  readonly overflows: bigint;
}

/** One upstream cluster of one Envoy: a service's stable replicas, or those of one version. */
export interface Observation {
  readonly service: string;
  readonly instances: InstanceSeen[];
  readonly breaker: BreakerSeen;
}

/** Envoy says so in one flag per cause; degraded and draining hosts still answer. */
const UNHEALTHY = [
  'failed_active_health_check',
  'failed_active_degraded_check',
  'pending_active_hc',
  'active_hc_timeout',
];

/**
 * The clusters named after `services`: `catalog` holds the stable replicas, `catalog-v2` those of version v2; Istio calls the same
 * `outbound|50051|v1|catalog.plaza.svc.cluster.local`. Whatever else an Envoy calls (its own service, all versions together) is left out.
 */
export function observe(
  observer: string,
  services: ReadonlySet<string>,
  clusters: ClustersReply,
  stats: StatsReply,
): Observation[] {
  const figures = new Map((stats.stats ?? []).map((stat) => [stat.name ?? '', stat.value ?? 0]));
  return (clusters.cluster_statuses ?? []).flatMap((cluster) => {
    const name = cluster.name ?? '';
    const named = serviceOf(name, services);
    if (!named) return [];
    // Istio ends the name under which a cluster counts with a semicolon.
    const figure = (stat: string) =>
      figures.get(`cluster.${name}.${stat}`) ?? figures.get(`cluster.${name};.${stat}`) ?? 0;
    const limits = cluster.circuit_breakers?.thresholds ?? [];
    const limit = limits.find((threshold) => (threshold.priority ?? 'DEFAULT') === 'DEFAULT');
    return [
      {
        service: named.service,
        instances: (cluster.host_statuses ?? []).map((host) => ({
          // Without a hostname there would only be an address left, and that is nobody's business.
          name: host.hostname || named.service,
          version: named.version,
          observer,
          healthy:
            UNHEALTHY.every((flag) => host.health_status?.[flag] !== true) &&
            (host.health_status?.eds_health_status ?? 'HEALTHY') !== 'UNHEALTHY',
          ejected: host.health_status?.failed_outlier_check === true,
          activeRequests: Number(host.stats?.find((stat) => stat.name === 'rq_active')?.value ?? 0),
        })),
        breaker: {
          open: figure('circuit_breakers.default.rq_open') > 0,
          maxRequests: limit?.max_requests ?? 0,
          activeRequests: figure('upstream_rq_active'),
          overflows: BigInt(figure('upstream_rq_pending_overflow')),
        },
      },
    ];
  });
}

function serviceOf(
  cluster: string,
  services: ReadonlySet<string>,
): { service: string; version: string } | undefined {
  if (services.has(cluster)) return { service: cluster, version: 'v1' };
  const pinned =
    /^(?<service>.+)-(?<version>v[0-9]+)$/.exec(cluster) ??
    /^outbound\|[0-9]+\|(?<version>v[0-9]+)\|(?<service>[^.]+)\./.exec(cluster);
  const { service = '', version = '' } = pinned?.groups ?? {};
  return services.has(service) ? { service, version } : undefined;
}
