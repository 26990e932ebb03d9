import { runtimeMetrics as metrics } from '../../../src/runtime/telemetry/metrics.ts';
import { recorded } from '../recorded.ts';
import { type Dashboard, quantileBy, rateBy } from './dashboard.ts';

/** What may run out: connections, processors, memory, and what proxies bound. */
export function saturation(): Dashboard {
  const callee = 'workload, envoy_cluster_name';
  const calls = '{{workload}} to {{envoy_cluster_name}}';
  return {
    name: 'saturation',
    title: 'Saturation',
    panels: [
      {
        title: 'Connections to databases that are in use, of those that may be',
        unit: 'percentunit',
        queries: [
          {
            expr: `sum by (workload, instance) (${metrics.databaseConnections.name}{state="used"}) / sum by (workload, instance) (${metrics.databaseConnectionsMax.name})`,
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Wait for a connection (99 of 100)',
        unit: 's',
        queries: [
          {
            expr: quantileBy(0.99, 'workload', `${metrics.databaseConnectionWait.name}_bucket`),
            legend: '{{workload}}',
          },
        ],
      },
      {
        title: 'Delay of the event loop (99 of 100)',
        unit: 's',
        queries: [
          {
            expr: 'max by (workload, instance) (nodejs_eventloop_lag_p99_seconds)',
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Processors that services use',
        unit: 'short',
        queries: [
          {
            expr: rateBy('workload, instance', 'process_cpu_seconds_total{job!=""}'),
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Memory of services',
        unit: 'bytes',
        queries: [
          {
            expr: 'max by (workload, instance) (process_resident_memory_bytes{workload!=""})',
            legend: '{{instance}}',
          },
        ],
      },
      {
        title: 'Memory of proxies',
        unit: 'bytes',
        queries: [
          { expr: 'max by (workload, instance) (envoy_server_memory_allocated)', legend: '{{instance}}' },
        ],
      },
      {
        title: 'Connections of callers',
        unit: 'short',
        queries: [{ expr: `sum by (workload) (${recorded.connections})`, legend: '{{workload}}' }],
      },
      {
        title: 'Calls under way',
        unit: 'short',
        queries: [{ expr: `sum by (${callee}) (envoy_cluster_upstream_rq_active)`, legend: calls }],
      },
      {
        title: 'Streams that are open',
        unit: 'short',
        nothing: 'No stream is open.',
        queries: [
          { expr: `sum by (workload, method) (${metrics.activeStreams.name})`, legend: '{{method}}' },
        ],
      },
      {
        title: 'Circuit breakers that are open',
        unit: 'short',
        queries: [
          {
            expr: `max by (${callee}) ({__name__=~"envoy_cluster_circuit_breakers_(default|high)_(cx|rq|rq_pending|rq_retry)_open"})`,
            legend: calls,
          },
        ],
      },
      {
        title: 'Retries, and those that the budget refused',
        unit: 'reqps',
        nothing: 'Nothing was tried again.',
        queries: [
          { expr: rateBy(callee, 'envoy_cluster_upstream_rq_retry'), legend: calls },
          { expr: rateBy(callee, 'envoy_cluster_upstream_rq_retry_overflow'), legend: `${calls}, refused` },
        ],
      },
      {
        title: 'Copies that are ejected or not healthy',
        unit: 'short',
        queries: [
          {
            expr: `max by (${callee}) (envoy_cluster_membership_total - envoy_cluster_membership_healthy)`,
            legend: `${calls}, not healthy`,
          },
          {
            expr: `max by (${callee}) (envoy_cluster_outlier_detection_ejections_active)`,
            legend: `${calls}, ejected`,
          },
        ],
      },
    ],
  };
}
