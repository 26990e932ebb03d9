import type { Alert } from '../rules.ts';
import { jobsOf } from '../scrape-jobs.ts';
import { alert, type Place } from './alert.ts';

const certificateDays = 14;

/** Of the mesh, as its proxies see it, and of being measured at all. Clients have no part in any of these. */
export function proxyAlerts(place: Place): Alert[] {
  const { window } = place.timing;
  return [
    alert(place, 'NothingHealthy', {
      severity: 'critical',
      // Of versions beside the stable one there may be none: catalog-v2.
      expr: 'label_replace(max by (envoy_cluster_name) (envoy_cluster_membership_healthy{workload="gateway",envoy_cluster_name!~".+-v[0-9]+"}) == 0 and on (envoy_cluster_name) max by (envoy_cluster_name) (envoy_cluster_membership_total{workload="gateway"}) > 0, "workload", "$1", "envoy_cluster_name", "(.+)")',
      for: '1m',
      summary: 'the gateway knows no healthy copy of {{ $labels.workload }}',
      description: 'Every call of {{ $labels.workload }} is refused until a copy answers its health check.',
    }),
    alert(place, 'HostsEjected', {
      severity: 'ticket',
      expr: 'max by (envoy_cluster_name) (envoy_cluster_outlier_detection_ejections_active) > 0',
      for: '5m',
      summary: 'copies of {{ $labels.envoy_cluster_name }} cannot be reached',
      description:
        'A proxy has ejected {{ $value }} of the copies of {{ $labels.envoy_cluster_name }}, because connections to them fail again and again.',
    }),
    alert(place, 'RetriesOverflow', {
      severity: 'ticket',
      expr: `sum by (workload, envoy_cluster_name) (rate(envoy_cluster_upstream_rq_retry_overflow[${window('5m')}])) > 0`,
      for: '5m',
      summary: '{{ $labels.workload }} may not repeat more calls of {{ $labels.envoy_cluster_name }}',
      description:
        '{{ $value | humanize }} retries a second are refused by the retry budget: so much fails that repeating it would add to the load.',
    }),
    alert(place, 'CertificateExpires', {
      severity: 'page',
      expr: certificates(place),
      for: '5m',
      summary: 'a certificate ends soon, and was not renewed',
      description: 'It ends in {{ $value | humanize }} days. When it has ended, no call goes through.',
    }),
    ...Object.entries(jobsOf(place.cluster?.namespace)).map(([what, job]) =>
      alert(place, 'NothingMeasured', {
        severity: 'page',
        expr: `absent(up{job="${job}"} == 1)`,
        for: '10m',
        labels: { what },
        summary: `nothing of the ${what} is measured, so other alerts cannot fire`,
        description: `Prometheus reads no target of the job ${job}.`,
      }),
    ),
    alert(place, 'TargetDown', {
      severity: 'ticket',
      expr: 'up{workload!=""} == 0',
      for: '10m',
      summary: '{{ $labels.instance }} of {{ $labels.workload }} cannot be read',
      description: 'Prometheus reads no figures of {{ $labels.instance }}: it is gone, or refuses.',
    }),
  ];
}

/**
 * On a laptop what the proxies hold. In a cluster theirs live for a day and are renewed by Istio, whose agent says when they end; the gateway's own is
 * cert-manager's.
 */
function certificates({ cluster }: Place): string {
  if (!cluster) return `min by (workload) (envoy_server_days_until_first_cert_expiring) < ${certificateDays}`;
  const days = (series: string) => `${series} / 86400`;
  return [
    `min by (workload) (${days(`istio_agent_cert_expiry_seconds{namespace="${cluster.namespace}"}`)}) < 0.1`,
    `min by (name) (${days(`(certmanager_certificate_expiration_timestamp_seconds{namespace="${cluster.namespace}"} - time())`)}) < ${certificateDays}`,
  ].join(' or ');
}
