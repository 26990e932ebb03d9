import { runtimeMetrics as metrics } from '../../../src/runtime/telemetry/metrics.ts';
import { type Dashboard, type Query, quantileBy, rateBy } from './dashboard.ts';

/** Databases, outboxes and queues. What replicas of a service share, each of them tells, so that the largest counts and not the sum. */
export function dataAndMessages(): Dashboard {
  const largest = (by: string, { name }: { name: string }): Query[] => [
    { expr: `max by (${by}) (${name})`, legend: `{{${by}}}` },
  ];
  const statements = 'workload, operation, table';
  return {
    name: 'data',
    title: 'Data and messages',
    panels: [
      {
        title: 'Whether databases and brokers answer',
        unit: 'short',
        queries: [
          { expr: `min by (workload) (${metrics.databaseUp.name})`, legend: 'database of {{workload}}' },
          { expr: `min by (workload) (${metrics.brokerUp.name})`, legend: 'broker of {{workload}}' },
        ],
      },
      {
        title: 'Statements',
        unit: 'cps',
        queries: [
          {
            expr: rateBy('workload, operation', metrics.databaseQueries.name),
            legend: '{{workload}} {{operation}}',
          },
        ],
      },
      {
        title: 'The ten slowest statements (99 of 100 within)',
        unit: 's',
        queries: [
          {
            expr: `topk(10, ${quantileBy(0.99, statements, `${metrics.databaseQueryDuration.name}_bucket`)})`,
            legend: '{{workload}}: {{operation}} {{table}}',
          },
        ],
      },
      {
        title: 'Statements that failed',
        unit: 'cps',
        queries: [
          { expr: rateBy('workload, kind', metrics.databaseErrors.name), legend: '{{workload}} {{kind}}' },
        ],
      },
      { title: 'Events in outboxes', unit: 'short', queries: largest('workload', metrics.outboxMessages) },
      { title: 'Oldest event of an outbox', unit: 's', queries: largest('workload', metrics.outboxAge) },
      { title: 'Messages in queues', unit: 'short', queries: largest('queue', metrics.queueMessages) },
      { title: 'Oldest message of a queue', unit: 's', queries: largest('queue', metrics.queueAge) },
      { title: 'Dead letters', unit: 'short', queries: largest('queue', metrics.deadLetters) },
      {
        title: 'Messages, by what came of them',
        unit: 'cps',
        queries: [
          { expr: rateBy('queue, result', metrics.messagesConsumed.name), legend: '{{queue}} {{result}}' },
        ],
      },
      {
        title: 'Messages that came again',
        unit: 'cps',
        queries: [
          { expr: rateBy('queue', metrics.messagesRedelivered.name), legend: '{{queue}} taken again' },
          { expr: rateBy('queue', metrics.inboxDuplicates.name), legend: '{{queue}} changed nothing' },
        ],
      },
      {
        title: 'Callers that one statement serves (half of the batches)',
        unit: 'short',
        nothing: 'Nothing was done in batches.',
        queries: [
          {
            expr: quantileBy(0.5, 'workload, batch', `${metrics.batchSize.name}_bucket`),
            legend: '{{workload}} {{batch}}',
          },
        ],
      },
    ],
  };
}
