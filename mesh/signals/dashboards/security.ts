import { accountMetrics } from '../../../src/accounts/metrics.ts';
import { recorded } from '../recorded.ts';
import { type Dashboard, type Query, rateBy, type Shown } from './dashboard.ts';

const refusals = 'type=~"unauthenticated|forbidden|too_many"';

/** Who was refused and for what, and whether identities hold. */
export function meshSecurity({ inCluster, mesh }: Shown): Dashboard {
  const byWorkload = (series: string, legend = '{{workload}}'): Query => ({
    expr: rateBy('workload', series),
    legend,
  });
  return {
    name: 'security',
    title: 'Mesh security',
    panels: [
      {
        title: 'Clients that were refused: 401, 403, 429',
        unit: 'reqps',
        nothing: 'Nobody was refused.',
        queries: [
          { expr: rateBy('type', `${recorded.errors}{reporter="gateway",${refusals}}`), legend: '{{type}}' },
        ],
      },
      {
        title: 'Callers that services and their sidecars refused',
        unit: 'reqps',
        nothing: 'Nobody was refused.',
        queries: [
          {
            expr: rateBy('source, destination, type', `${recorded.errors}{reporter="inbound",${refusals}}`),
            legend: '{{destination}} to {{source}}: {{type}}',
          },
        ],
      },
      {
        title: 'Let in by access rules (RBAC)',
        unit: 'reqps',
        queries: [byWorkload('envoy_http_rbac_allowed')],
      },
      {
        title: 'Refused by access rules (RBAC)',
        unit: 'reqps',
        nothing: 'Nobody was refused.',
        queries: [byWorkload('envoy_http_rbac_denied')],
      },
      {
        title: 'Tokens (JWT)',
        unit: 'reqps',
        queries: [byWorkload('envoy_http_jwt_authn_allowed', '{{workload}} good or none')],
      },
      {
        title: 'Tokens that were refused, and keys that could not be fetched',
        unit: 'reqps',
        nothing: 'No token was refused.',
        queries: [
          byWorkload('envoy_http_jwt_authn_denied', '{{workload}} refused'),
          byWorkload('envoy_http_jwt_authn_jwks_fetch_failed', '{{workload}} no keys'),
        ],
      },
      {
        title: 'Limits of rates, by limit',
        unit: 'reqps',
        nothing: 'Nobody was too fast.',
        queries: [
          {
            expr: rateBy(
              'workload, envoy_local_http_ratelimit_prefix',
              'envoy_http_local_rate_limit_rate_limited',
            ),
            legend: '{{workload}} {{envoy_local_http_ratelimit_prefix}}',
          },
        ],
      },
      {
        title: 'Attempts to sign in that failed',
        unit: 'cps',
        queries: [
          {
            expr: rateBy('result', `${accountMetrics.signIns.name}{result!="done"}`),
            legend: '{{result}}',
          },
        ],
      },
      {
        title: 'TLS handshakes',
        unit: 'cps',
        queries: [
          byWorkload('envoy_listener_ssl_handshake', '{{workload}} as server'),
          byWorkload('envoy_cluster_ssl_handshake', '{{workload}} as client'),
        ],
      },
      {
        title: 'TLS handshakes that failed',
        unit: 'cps',
        nothing: 'None failed.',
        queries: [
          byWorkload('envoy_listener_ssl_connection_error', '{{workload}}: connection'),
          byWorkload('envoy_listener_ssl_fail_verify_no_cert', '{{workload}}: no certificate'),
          byWorkload('envoy_listener_ssl_fail_verify_error', '{{workload}}: not of our authority'),
          byWorkload('envoy_listener_ssl_fail_verify_san', '{{workload}}: another identity'),
        ],
      },
      {
        title: 'Time until the first certificate ends',
        unit: inCluster ? 's' : 'd',
        queries: certificates(inCluster ? mesh.namespace : undefined),
      },
    ],
  };
}

/** On a laptop what the proxies hold; in a cluster what Istio's agents and cert-manager say (see the alert CertificateExpires). */
function certificates(namespace: string | undefined): Query[] {
  if (namespace === undefined)
    return [
      { expr: 'min by (workload) (envoy_server_days_until_first_cert_expiring)', legend: '{{workload}}' },
    ];
  const of = `{namespace="${namespace}"}`;
  return [
    { expr: `min by (workload) (istio_agent_cert_expiry_seconds${of})`, legend: '{{workload}}' },
    {
      expr: `min by (name) (certmanager_certificate_expiration_timestamp_seconds${of} - time())`,
      legend: '{{name}}',
    },
  ];
}
