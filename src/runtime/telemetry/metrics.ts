// What services count, as data: only what a proxy cannot know. Names and units follow Prometheus' conventions. Rules, alerts and dashboards in
// mesh/signals read the names from here; a service's own business figures stand in src/<service>/metrics.ts.

export type MetricType = 'counter' | 'gauge' | 'histogram';

export interface Metric {
  readonly name: string;
  readonly type: MetricType;
  readonly help: string;
  /** Each label has few values, which the code or the graph fixes: never an id, an address, or what a client wrote. */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function metric<const N extends string, const L extends readonly string[]>(
  name: N,
  type: MetricType,
  help: string,
  labels: L,
  buckets?: readonly number[],
) {
  return { name, type, help, labels, ...(buckets && { buckets }) };
}

/** Of every service that has the thing: a database, an outbox, a queue, a stream. */
export const runtimeMetrics = {
  databaseUp: metric('database_up', 'gauge', 'Whether the database answers its health check: 1 or 0.', []),
  databaseQueries: metric('database_queries_total', 'counter', 'Statements that were sent to PostgreSQL.', [
    'operation',
    'table',
  ]),
  databaseErrors: metric('database_errors_total', 'counter', 'Statements that failed, by kind of failure.', [
    'kind',
  ]),
  databaseQueryDuration: metric(
    'database_query_duration_seconds',
    'histogram',
    'Time of a statement, from sending it to its answer.',
    ['operation', 'table'],
    seconds,
  ),
  databaseConnections: metric('database_connections', 'gauge', 'Connections of the pool, by state.', [
    'state',
  ]),
  databaseConnectionsMax: metric(
    'database_connections_max',
    'gauge',
    'Connections that the pool may have.',
    [],
  ),
  databaseConnectionWaiters: metric(
    'database_connection_waiters',
    'gauge',
    'Callers that wait for a connection of the pool.',
    [],
  ),
  databaseConnectionWait: metric(
    'database_connection_wait_seconds',
    'histogram',
    'Time that callers waited for a connection of the pool.',
    [],
    seconds,
  ),
  outboxMessages: metric('outbox_messages', 'gauge', 'Events that are due and not yet published.', []),
  outboxAge: metric(
    'outbox_oldest_message_age_seconds',
    'gauge',
    'How long the oldest event that is due has waited to be published; 0 when none does.',
    [],
  ),
  outboxPublished: metric(
    'outbox_messages_published_total',
    'counter',
    'Events that the broker has taken.',
    [],
  ),
  queueMessages: metric('queue_messages', 'gauge', 'Messages that wait in a queue of this service.', [
    'queue',
  ]),
  queueAge: metric(
    'queue_oldest_message_age_seconds',
    'gauge',
    'Age of the message that was taken last from a queue, 0 when the queue is empty.',
    ['queue'],
  ),
  deadLetters: metric('queue_dead_letters', 'gauge', 'Messages among the dead letters of a queue.', [
    'queue',
  ]),
  messagesConsumed: metric(
    'queue_messages_consumed_total',
    'counter',
    'Attempts at messages, by what came of them: done, again, dead or refused.',
    ['queue', 'result'],
  ),
  messagesRedelivered: metric(
    'queue_messages_redelivered_total',
    'counter',
    'Messages that were taken a second time or more often.',
    ['queue'],
  ),
  inboxDuplicates: metric(
    'inbox_duplicates_total',
    'counter',
    'Messages whose effect was there already and that changed nothing.',
    ['queue'],
  ),
  brokerUp: metric('broker_up', 'gauge', 'Whether the broker answers: 1 or 0.', []),
  activeStreams: metric('active_streams', 'gauge', 'Streams that are open, by method.', ['method']),
  batchSize: metric(
    'batch_size',
    'histogram',
    'How many callers one statement of a batch served.',
    ['batch'],
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
  ),
  spansDropped: metric(
    'telemetry_spans_dropped_total',
    'counter',
    'Spans that were not sent, because the queue was full or the collector did not take them.',
    [],
  ),
} as const satisfies Record<string, Metric>;

export type RuntimeMetrics = typeof runtimeMetrics;
