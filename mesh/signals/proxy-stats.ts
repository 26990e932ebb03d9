// Which of its own figures an Envoy keeps: the others are never made, which saves memory and time at every scrape. Each is a regular expression (RE2)
// over the whole name. What is not here can be read nowhere: not by Prometheus, not on the admin interface, not by ops.
import { callStatsPrefix } from './call-metrics.ts';

export const proxyStats = [
  // What is counted of calls (call-metrics.ts).
  `${callStatsPrefix}\\..*`,
  // Each callee, as this proxy sees it: calls under way, breakers, retries, hosts and their ejection.
  'cluster\\..*\\.upstream_rq_(active|retry|retry_overflow|pending_overflow)',
  'cluster\\..*\\.upstream_cx_(active|overflow|connect_fail|destroy_remote_with_active_rq)',
  'cluster\\..*\\.circuit_breakers\\.(default|high)\\.(cx|rq|rq_pending|rq_retry)_open',
  'cluster\\..*\\.membership_(healthy|total)',
  'cluster\\..*\\.outlier_detection\\.ejections_(active|enforced_total)',
  // Callers.
  'http\\..*\\.downstream_(cx|rq)_active',
  'listener\\..*\\.downstream_(cx_active|cx_overflow|global_cx_overflow)',
  // Who was refused, and for what: certificates, tokens, rights, rates.
  '(cluster|listener)\\..*\\.ssl\\.(connection_error|handshake|fail_verify_.*)',
  '.*jwt_authn\\.(allowed|denied|jwks_fetch_success|jwks_fetch_failed)',
  '.*rbac\\.(allowed|denied)',
  '.*http_local_rate_limit\\.(ok|rate_limited)',
  // By how many calls it begins a trace of, ops bounds their share.
  'http\\..*\\.tracing\\.random_sampling',
  // The proxy itself.
  'server\\.(live|state|uptime|memory_allocated|memory_heap_size|days_until_first_cert_expiring)',
  'overload\\..*',
];
