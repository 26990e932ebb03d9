// Counts and times what goes over the connections of a pool, whoever sends it: named statements, transactions and knex alike.
import type pg from 'pg';
import { isConnectionError, isRetryable, sqlStateOf } from '../sqlstate.ts';
import { type DatabaseErrorKind, runtimeMetrics } from './metrics.ts';
import { type StatementKind, statementKinds } from './statement-kind.ts';
import type { Telemetry } from './telemetry.ts';

/** Pairs of an operation and a table. */
const MOST = 256;

type Done = (error: unknown, ...rest: unknown[]) => void;

/** Tells whether the database answered its health check. */
export function measurePool(pool: pg.Pool, max: number, telemetry: Telemetry): { up(is: boolean): void } {
  const up = telemetry.gauge(runtimeMetrics.databaseUp);
  if (!telemetry.enabled) return { up() {} };
  const duration = telemetry.histogram(runtimeMetrics.databaseQueryDuration);
  const errors = telemetry.counter(runtimeMetrics.databaseErrors);
  const wait = telemetry.histogram(runtimeMetrics.databaseConnectionWait).of({});
  const kinds = statementKinds();
  const counted = new Map<
    string,
    { readonly kind: StatementKind; count: number; observe(s: number): void }
  >();
  telemetry.counter(runtimeMetrics.databaseQueries, () =>
    [...counted.values()].map(({ kind, count }) => [kind, count]),
  );
  const countedOf = (statement: unknown) => {
    const kind = kinds(typeof statement === 'string' ? { text: statement } : (statement as pg.QueryConfig));
    const key = `${kind.operation} ${kind.table}`;
    let found = counted.get(key);
    if (!found) {
      const series = duration.of(kind);
      found = { kind, count: 0, observe: (s) => series.observe(s) };
      if (counted.size < MOST) counted.set(key, found);
    }
    return found;
  };
  telemetry.gauge(runtimeMetrics.databaseConnections, () => [
    [{ state: 'idle' }, pool.idleCount],
    [{ state: 'used' }, pool.totalCount - pool.idleCount],
  ]);
  telemetry.gauge(runtimeMetrics.databaseConnectionWaiters, () => [[{}, pool.waitingCount]]);
  telemetry.gauge(runtimeMetrics.databaseConnectionsMax).set({}, max);

  const failed = (error: unknown) => errors.add({ kind: errorKind(error) });

  pool.connect = timed(pool.connect.bind(pool), () => {
    const started = performance.now();
    return (error) => {
      wait.observe((performance.now() - started) / 1_000);
      if (error) failed(error);
    };
  }) as typeof pool.connect;

  pool.on('connect', (client) => {
    client.query = timed(client.query.bind(client) as (...args: unknown[]) => unknown, (statement) => {
      const figures = countedOf(statement);
      const started = performance.now();
      return (error) => {
        figures.count += 1;
        figures.observe((performance.now() - started) / 1_000);
        if (error) failed(error);
      };
    }) as typeof client.query;
  });

  return { up: (is) => up.set({}, is ? 1 : 0) };
}

/** A function of pg, which calls back when its last argument is a function and gives a promise when it is not. */
function timed(call: (...args: never[]) => unknown, begin: (first: unknown) => (error?: unknown) => void) {
  return (...args: unknown[]): unknown => {
    const ended = begin(args[0]);
    const last = args.at(-1);
    if (typeof last !== 'function') {
      const result = call(...(args as never[])) as Promise<unknown>;
      result.then(() => ended(), ended);
      return result;
    }
    const done: Done = (error, ...rest) => {
      ended(error);
      (last as Done)(error, ...rest);
    };
    return call(...([...args.slice(0, -1), done] as never[]));
  };
}

export function errorKind(error: unknown): DatabaseErrorKind {
  const code = sqlStateOf(error);
  if (isRetryable(error) || code === '55P03') return 'race';
  if (code === '57014') return 'timeout';
  if (code?.startsWith('53')) return 'overloaded';
  if (isConnectionError(error)) return 'connection';
  if (code?.startsWith('23')) return 'constraint';
  return /^(22|54)/.test(code ?? '') ? 'value' : 'other';
}
