// For each alert what fires it, and what does not. A spec asks that there is both for every one.
import { callMetrics } from '../call-metrics.ts';
import { answered, clientDoings } from './client-doings.ts';
import { always, calls, counter, looked, type Series, samples } from './series.ts';

export interface AlertCase {
  alert: string;
  /** The labels that it has to fire with; others may be there. */
  fires: { labels: Record<string, string>; series: Series[] };
  quiet: Record<string, Series[]>;
}

const ok = { status: '200', grpc_status: '0' };
const failed = { status: '500', grpc_status: '13' };
const unavailable = { status: '503', grpc_status: '14' };

/** Of a thousand calls so many fail. */
function failing(of1000: number): Series[] {
  return [...answered(ok, 1000 - of1000), ...answered(failed, of1000)];
}

const errors = (alert: string, labels: Record<string, string>, of1000: number, below: number): AlertCase => ({
  alert,
  fires: { labels: { workload: 'catalog', ...labels }, series: failing(of1000) },
  quiet: { 'fewer fail than is promised': failing(below) },
});

/** `inCluster` where operators tell what on a laptop proxies and services do. */
export function alertCases(inCluster: boolean): AlertCase[] {
  return [
    errors('ErrorBudgetBurnsFast', { window: '1h', severity: 'page' }, 200, 0),
    errors('ErrorBudgetBurnsFast', { window: '6h', severity: 'page' }, 200, 0),
    errors('ErrorBudgetBurnsSlow', { window: '1d', severity: 'ticket' }, 50, 0),
    errors('ErrorBudgetBurnsSlow', { window: '3d', severity: 'ticket' }, 50, 0),
    errors('HighErrorRate', { severity: 'critical' }, 60, 40),
    {
      alert: 'HighErrorRate',
      fires: { labels: { workload: 'gateway' }, series: answered(unavailable, 100) },
      quiet: {},
    },
    {
      alert: 'HighErrorRate',
      fires: {
        labels: { workload: 'catalog' },
        series: [...answered(ok, 100), ...answered({ status: '504', grpc_status: '4' }, 20, 5000)],
      },
      quiet: {},
    },
    {
      alert: 'LatencyBudgetBurns',
      fires: { labels: { workload: 'catalog', window: '1h' }, series: answered(ok, 100, 2000) },
      quiet: {
        'all are quick': answered(ok, 100, 100),
        'streams last long': clientDoings['2,000 watchers whose streams end after an hour']!,
      },
    },
    {
      alert: 'NoTraffic',
      fires: {
        labels: { severity: 'ticket' },
        series: [{ ...callsOf(), values: `0+10x${looked - 14} ${10 * (looked - 14)}+0x${samples}` }],
      },
      quiet: {
        'there is traffic': [counter(callsOf().series, 10)],
        'there never was any': [always(callsOf().series, 0)],
      },
    },
    gauge(
      'NothingHealthy',
      { workload: 'catalog' },
      [
        ['envoy_cluster_membership_healthy{workload="gateway",envoy_cluster_name="catalog"}', 0, 1],
        ['envoy_cluster_membership_total{workload="gateway",envoy_cluster_name="catalog"}', 2, 2],
      ],
      {
        'a version has no copies': [
          always('envoy_cluster_membership_healthy{workload="gateway",envoy_cluster_name="catalog-v2"}', 0),
          always('envoy_cluster_membership_total{workload="gateway",envoy_cluster_name="catalog-v2"}', 0),
        ],
      },
    ),
    gauge('HostsEjected', { envoy_cluster_name: 'catalog' }, [
      [
        'envoy_cluster_outlier_detection_ejections_active{workload="orders",envoy_cluster_name="catalog"}',
        1,
        0,
      ],
    ]),
    growing(
      'RetriesOverflow',
      { workload: 'gateway', envoy_cluster_name: 'catalog' },
      'envoy_cluster_upstream_rq_retry_overflow{workload="gateway",envoy_cluster_name="catalog"}',
    ),
    inCluster
      ? gauge('CertificateExpires', { severity: 'page' }, [
          [
            'certmanager_certificate_expiration_timestamp_seconds{namespace="plaza",name="gateway"}',
            86_400,
            86_400_000,
          ],
          ['istio_agent_cert_expiry_seconds{namespace="plaza",workload="orders"}', 50_000, 50_000],
        ])
      : gauge('CertificateExpires', { workload: 'catalog' }, [
          ['envoy_server_days_until_first_cert_expiring{workload="catalog"}', 3, 60],
        ]),
    {
      alert: 'NothingMeasured',
      fires: { labels: { severity: 'page' }, series: [always(upOf(inCluster)[0]!, 0)] },
      quiet: { 'something is read': upOf(inCluster).map((series) => always(series, 1)) },
    },
    gauge('TargetDown', { workload: 'catalog', instance: 'catalog-1' }, [
      ['up{workload="catalog",instance="catalog-1"}', 0, 1],
    ]),
    gauge('DatabaseDown', { workload: 'orders' }, [
      ['database_up{workload="orders",instance="orders-1"}', 0, 1],
      ['database_up{workload="orders",instance="orders-2"}', 1, 1],
    ]),
    {
      alert: 'PoolWaits',
      fires: { labels: { workload: 'orders' }, series: waits(0) },
      quiet: { 'nobody waits long': waits(10) },
    },
    gauge('BrokerDown', { workload: 'orders' }, [['broker_up{workload="orders"}', 0, 1]]),
    gauge('OutboxLags', { workload: 'orders' }, [
      ['outbox_oldest_message_age_seconds{workload="orders"}', 600, 0.5],
    ]),
    gauge('QueueIsOld', { queue: 'order_queue' }, [
      ['queue_oldest_message_age_seconds{workload="orders",queue="order_queue"}', 3000, 0.5],
    ]),
    inCluster
      ? gauge('DeadLetters', { queue: 'order_queue.dead' }, [
          ['rabbitmq_detailed_queue_messages{vhost="plaza",queue="order_queue.dead"}', 1, 0],
          ['rabbitmq_detailed_queue_messages{vhost="plaza",queue="order_queue"}', 1, 1],
        ])
      : gauge('DeadLetters', { queue: 'order_queue' }, [
          ['queue_dead_letters{workload="orders",queue="order_queue"}', 1, 0],
        ]),
    growing(
      'MessagesRefused',
      { workload: 'orders', queue: 'order_queue' },
      'queue_messages_consumed_total{workload="orders",queue="order_queue",result="refused"}',
    ),
    {
      alert: 'MessagesRefused',
      fires: {
        labels: { queue: 'order_queue' },
        // The first, which no rate would see.
        series: [
          {
            series: 'queue_messages_consumed_total{workload="orders",queue="order_queue",result="refused"}',
            values: `_x${looked - 2} 1+0x${samples}`,
          },
        ],
      },
      quiet: {
        'others are done': [
          counter('queue_messages_consumed_total{workload="orders",queue="order_queue",result="done"}', 5),
        ],
      },
    },
    gauge('EventLoopBlocked', { workload: 'orders' }, [
      ['nodejs_eventloop_lag_p99_seconds{workload="orders"}', 0.9, 0.02],
    ]),
    growing('SpansDropped', { workload: 'orders' }, 'telemetry_spans_dropped_total{workload="orders"}'),
  ];
}

/** Fires by the first values, and not by the second. */
function gauge(
  alert: string,
  labels: Record<string, string>,
  values: [series: string, bad: number, good: number][],
  quiet: Record<string, Series[]> = {},
): AlertCase {
  return {
    alert,
    fires: { labels, series: values.map(([series, bad]) => always(series, bad)) },
    quiet: { 'all is well': values.map(([series, , good]) => always(series, good)), ...quiet },
  };
}

function growing(alert: string, labels: Record<string, string>, series: string): AlertCase {
  return {
    alert,
    fires: { labels, series: [counter(series, 2)] },
    quiet: { 'it was so once': [always(series, 7)] },
  };
}

function callsOf(): Series {
  const [first] = calls({
    labels: { reporter: 'gateway', source: 'client', protocol: 'json', status: '200' },
    perSample: 0,
    ms: 1,
  });
  if (!first!.series.startsWith(callMetrics.requests))
    throw new Error('The first series of calls is no counter.');
  return first!;
}

function upOf(inCluster: boolean): string[] {
  const jobs = inCluster ? ['plaza/proxies'] : ['proxies', 'services'];
  return jobs.map((job) => `up{job="${job}",workload="catalog",instance="catalog-1"}`);
}

/** Of ten statements so many wait for less than 250 ms. */
function waits(quick: number): Series[] {
  return [
    ['0.25', quick],
    ['2.5', 10],
    ['+Inf', 10],
  ].map(([le, count]) =>
    counter(`database_connection_wait_seconds_bucket{workload="orders",le="${le}"}`, count as number),
  );
}
