import { runtimeMetrics as metrics } from '../../../src/runtime/telemetry/metrics.ts';
import type { Alert } from '../rules.ts';
import { alert, type Place } from './alert.ts';

/** Of databases, messages and the processes of services. */
export function dataAlerts(place: Place): Alert[] {
  const { window } = place.timing;
  return [
    alert(place, 'DatabaseDown', {
      severity: 'critical',
      expr: `min by (workload) (${metrics.databaseUp.name}) == 0`,
      for: '1m',
      summary: 'the database of {{ $labels.workload }} does not answer',
      description: 'A copy of {{ $labels.workload }} gets no answer of its database, and takes no calls.',
    }),
    alert(place, 'PoolWaits', {
      severity: 'ticket',
      expr: `histogram_quantile(0.99, sum by (workload, le) (rate(${metrics.databaseConnectionWait.name}_bucket[${window('5m')}]))) > 0.25`,
      for: '10m',
      summary: '{{ $labels.workload }} waits for connections to its database',
      description:
        'One statement in a hundred waits longer than {{ $value | humanizeDuration }} for a connection of the pool.',
    }),
    alert(place, 'BrokerDown', {
      severity: 'critical',
      expr: `min by (workload) (${metrics.brokerUp.name}) == 0`,
      for: '1m',
      summary: 'the broker does not answer {{ $labels.workload }}',
      description: 'Events of {{ $labels.workload }} wait in its outbox, and orders do not go on.',
    }),
    alert(place, 'OutboxLags', {
      severity: 'page',
      expr: `max by (workload) (${metrics.outboxAge.name}) > ${seconds(place, 60)}`,
      for: '5m',
      summary: 'events of {{ $labels.workload }} are not published',
      description:
        'The oldest event in the outbox of {{ $labels.workload }} has waited {{ $value | humanizeDuration }}.',
    }),
    alert(place, 'QueueIsOld', {
      severity: 'page',
      expr: `max by (queue) (${metrics.queueAge.name}) > ${seconds(place, 300)}`,
      for: '5m',
      summary: 'messages wait in {{ $labels.queue }}',
      description:
        'The message that was taken last from {{ $labels.queue }} was {{ $value | humanizeDuration }} old: its consumers are too slow, or fail.',
    }),
    alert(place, 'DeadLetters', {
      severity: 'ticket',
      expr: deadLetters(place),
      for: '5m',
      summary: '{{ $value }} events lie among the dead letters of {{ $labels.queue }}',
      description: 'They failed for good, nothing brings them back by itself, and their orders stand still.',
    }),
    alert(place, 'MessagesRefused', {
      severity: 'ticket',
      expr: counted(`${metrics.messagesConsumed.name}{result="refused"}`, 'workload, queue', window('10m')),
      for: '0s',
      summary: '{{ $labels.workload }} refused messages of {{ $labels.queue }}',
      description: 'Somebody told of what is not so, or of what is not theirs to tell.',
    }),
    alert(place, 'EventLoopBlocked', {
      severity: 'ticket',
      expr: 'max by (workload) (nodejs_eventloop_lag_p99_seconds) > 0.2',
      for: '5m',
      summary: 'the event loop of {{ $labels.workload }} is blocked',
      description:
        'Work of {{ $labels.workload }} waits {{ $value | humanizeDuration }} for the processor: it computes for long, or there are too few copies.',
    }),
    alert(place, 'SpansDropped', {
      severity: 'ticket',
      expr: `sum by (workload) (rate(${metrics.spansDropped.name}[${window('5m')}])) > 0`,
      for: '10m',
      summary: 'traces of {{ $labels.workload }} have holes',
      description:
        '{{ $value | humanize }} spans a second are not sent: the collector is away, slow or full.',
    }),
  ];
}

/** An age that is shortened like all durations. */
function seconds({ timing }: Place, nominal: number): number {
  return Number.parseInt(timing.wait(`${nominal}s`), 10);
}

/** In a cluster with RabbitMQ its own word, of every node alike, which is there when no service is. */
function deadLetters({ cluster }: Place): string {
  return cluster?.rabbitmq
    ? `max by (queue) (rabbitmq_detailed_queue_messages{vhost="plaza",queue=~".+[.]dead"}) > 0`
    : `max by (queue) (${metrics.deadLetters.name}) > 0`;
}

/** Whether something was counted lately; what begins with its first one has no rate yet. */
function counted(series: string, by: string, window: string): string {
  const [now, before] = [`sum by (${by}) (${series})`, `sum by (${by}) (${series} offset ${window})`];
  return `(${now} - ${before} > 0) or (${now} > 0 unless ${before})`;
}
