// What services count, as data: only what a proxy cannot know. Names and units follow Prometheus' conventions. Rules, alerts and dashboards in
// mesh/signals read the names from here; a service's own business figures stand in src/<service>/metrics.ts.

export type MetricType = 'counter' | 'gauge' | 'histogram';

/** What the values of a label are held to where they are too many to be listed. */
export interface LabelRule {
  /** Where they come from: the code, a table of the source or the graph. */
  readonly from: string;
  readonly matches: RegExp;
  /** How many there may be in one process; what comes after them is counted as `other`. */
  readonly most: number;
}

/** Each label has few values, which the code or the graph fixes: never an id, an address, or what a client wrote. */
export type LabelValues = Readonly<Record<string, readonly string[] | LabelRule>>;

export interface Metric {
  readonly name: string;
  readonly type: MetricType;
  readonly help: string;
  readonly labels: readonly string[];
  /** What each of the labels may say. */
  readonly values: LabelValues;
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A definition; its labels are those that have values. */
export function metric<const N extends string, const T extends MetricType, const V extends LabelValues>(
  name: N,
  type: T,
  help: string,
  values: V,
  buckets?: readonly number[],
) {
  const labels = Object.keys(values) as (keyof V & string)[];
  return { name, type, help, labels, values, ...(buckets && { buckets }) };
}

export const OPERATIONS = [
  'select',
  'insert',
  'update',
  'delete',
  'merge',
  'begin',
  'commit',
  'rollback',
  'other',
] as const;
export type Operation = (typeof OPERATIONS)[number];

export const DATABASE_ERRORS = [
  'connection',
  'constraint',
  'overloaded',
  'race',
  'timeout',
  'value',
  'other',
] as const;
export type DatabaseErrorKind = (typeof DATABASE_ERRORS)[number];

/** Where what concurrent callers ask for goes as one statement. */
export const BATCHES = ['products', 'orders', 'users', 'posts', 'changes'] as const;
export type Batch = (typeof BATCHES)[number];

const statement = {
  operation: OPERATIONS,
  /** Empty for a statement without one. */
  table: { from: 'the statements of the source', matches: /^[a-z][a-z0-9_]*$|^$/, most: 64 },
} as const;
const queue = {
  queue: { from: 'the graph, by BROKER_TOPOLOGY', matches: /^[a-z][a-z0-9_]*$/, most: 32 },
} as const;

/** Of every service that has the thing: a database, an outbox, a queue, a stream. */
export const runtimeMetrics = {
  databaseUp: metric('database_up', 'gauge', 'Whether the database answers its health check: 1 or 0.', {}),
  databaseQueries: metric(
    'database_queries_total',
    'counter',
    'Statements that were sent to PostgreSQL.',
    statement,
  ),
  databaseErrors: metric('database_errors_total', 'counter', 'Statements that failed, by kind of failure.', {
    kind: DATABASE_ERRORS,
  }),
  databaseQueryDuration: metric(
    'database_query_duration_seconds',
    'histogram',
    'Time of a statement, from sending it to its answer.',
    statement,
    seconds,
  ),
  databaseConnections: metric('database_connections', 'gauge', 'Connections of the pool, by state.', {
    state: ['idle', 'used'],
  }),
  databaseConnectionsMax: metric(
    'database_connections_max',
    'gauge',
    'Connections that the pool may have.',
    {},
  ),
  databaseConnectionWaiters: metric(
    'database_connection_waiters',
    'gauge',
    'Callers that wait for a connection of the pool.',
    {},
  ),
  databaseConnectionWait: metric(
    'database_connection_wait_seconds',
    'histogram',
    'Time that callers waited for a connection of the pool.',
    {},
    seconds,
  ),
  outboxMessages: metric('outbox_messages', 'gauge', 'Events that are due and not yet published.', {}),
  outboxAge: metric(
    'outbox_oldest_message_age_seconds',
    'gauge',
    'How long the oldest event that is due has waited to be published; 0 when none does.',
    {},
  ),
  outboxPublished: metric(
    'outbox_messages_published_total',
    'counter',
    'Events that the broker has taken.',
    {},
  ),
  queueMessages: metric('queue_messages', 'gauge', 'Messages that wait in a queue of this service.', queue),
  queueAge: metric(
    'queue_oldest_message_age_seconds',
    'gauge',
    'At most how long the oldest message that waits in a queue has done so; 0 when the queue is empty.',
    queue,
  ),
  deadLetters: metric('queue_dead_letters', 'gauge', 'Messages among the dead letters of a queue.', queue),
  messagesConsumed: metric(
    'queue_messages_consumed_total',
    'counter',
    'Attempts at messages, by what came of them: done, again, dead or refused.',
    { ...queue, result: ['done', 'again', 'dead', 'refused'] },
  ),
  messagesRedelivered: metric(
    'queue_messages_redelivered_total',
    'counter',
    'Messages that were taken a second time or more often.',
    queue,
  ),
  inboxDuplicates: metric(
    'inbox_duplicates_total',
    'counter',
    'Messages whose effect was there already and that changed nothing.',
    queue,
  ),
  brokerUp: metric('broker_up', 'gauge', 'Whether the broker answers: 1 or 0.', {}),
  activeStreams: metric('active_streams', 'gauge', 'Streams that are open, by method.', {
    method: { from: 'the protos', matches: /^\/plaza\.[a-z]+\.v1\.[A-Za-z]+\/[A-Za-z]+$/, most: 200 },
  }),
  batchSize: metric(
    'batch_size',
    'histogram',
    'How many items of separate callers one statement of a batch was for.',
    { batch: BATCHES },
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
  ),
  spansDropped: metric(
    'telemetry_spans_dropped_total',
    'counter',
    'Spans that were not sent, because the queue was full or the collector did not take them.',
    {},
  ),
} as const satisfies Record<string, Metric>;

export type RuntimeMetrics = typeof runtimeMetrics;
