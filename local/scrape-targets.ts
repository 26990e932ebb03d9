import type { Placement } from '../envoy/placement.ts';

/** As Prometheus' file_sd_configs reads it. */
interface Target {
  targets: string[];
  labels: { job: string; workload: string; instance: string; version: string };
}

/** Whom Prometheus reads: every proxy, and by way of its sidecar every service. */
export function scrapeTargets({ gatewayScrapePort, replicas }: Placement): Record<string, Target[]> {
  const at = (job: string, port: number, workload: string, instance: string, version: string): Target => ({
    targets: [`127.0.0.1:${port}`],
    labels: { job, workload, instance, version },
  });
  const each = (job: string): Target[] =>
    replicas.map(({ scrapePort, service, name, version }) => at(job, scrapePort, service, name, version));
  return {
    'proxies.json': [at('proxies', gatewayScrapePort, 'gateway', 'gateway', 'v1'), ...each('proxies')],
    'services.json': each('services'),
  };
}
