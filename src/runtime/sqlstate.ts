// What a PostgreSQL error code means to a caller. One table, so that no service guesses.
import { status } from '@grpc/grpc-js';

export interface Meaning {
  readonly code: status;
  readonly reason: string;
  readonly message: string;
}

const GONE: Meaning = {
  code: status.UNAVAILABLE,
  reason: 'DATABASE_UNAVAILABLE',
  message: 'The service cannot reach its data at the moment. Please try again.',
};
const FULL: Meaning = {
  code: status.UNAVAILABLE,
  reason: 'DATABASE_OVERLOADED',
  message: 'The service is short of resources at the moment. Please try again.',
};
const RACE: Meaning = {
  code: status.ABORTED,
  reason: 'CONCURRENT_CHANGE',
  message: 'The request met another one on the same resource. Please try again.',
};

// Validation should have named the field: these are the second line, and the log warns of each (see running-call.ts).
const REFUSED: Meaning = {
  code: status.INVALID_ARGUMENT,
  reason: 'VALUE_REFUSED',
  message: 'A value of the request is none that can be stored or searched for.',
};
const TOO_COMPLEX: Meaning = {
  code: status.INVALID_ARGUMENT,
  reason: 'VALUE_TOO_COMPLEX',
  message: 'A value of the request is too large or too complex to be stored or searched for.',
};

const EXACT: Record<string, Meaning> = {
  '40001': RACE, // serialization_failure
  '40P01': RACE, // deadlock_detected
  '55P03': RACE, // lock_not_available: lock_timeout ran out
  // query_canceled: statement_timeout, which is always below the deadline of the call
  '57014': {
    code: status.DEADLINE_EXCEEDED,
    reason: 'DEADLINE_EXCEEDED',
    message: 'The request could not be finished in time.',
  },
  '57P01': GONE, // admin_shutdown
  '57P02': GONE, // crash_shutdown
  '57P03': GONE, // cannot_connect_now
  '57P05': GONE, // idle_session_timeout
  '3D000': GONE, // invalid_catalog_name: the database is not there, or not yet
  '55000': GONE, // object_not_in_prerequisite_state: the database takes no connections
  '25006': GONE, // read_only_sql_transaction: a failover has left us on a standby
  '25P03': GONE, // idle_in_transaction_session_timeout
  // character_not_in_repertoire: a NUL in a text; validation should have said which field
  '22021': {
    code: status.INVALID_ARGUMENT,
    reason: 'INVALID_TEXT',
    message: 'A text of the request holds a character that cannot be stored.',
  },
};

/** Who is not let in cannot reach the data; data exceptions and program limits come of values, whatever the statement. */
const CLASSES: Record<string, Meaning> = {
  '08': GONE,
  '28': GONE,
  '22': REFUSED,
  '53': FULL,
  '54': TOO_COMPLEX,
};

/** The meaning of a SQLSTATE, or undefined where the error is a bug of ours (or the service's to map: 23505). */
export function meaningOfSqlState(code: unknown): Meaning | undefined {
  if (typeof code !== 'string' || code.length !== 5) return undefined;
  return EXACT[code] ?? CLASSES[code.slice(0, 2)];
}

/** Repeating the whole transaction may succeed, and nothing of it has happened. */
export function isRetryable(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code === '40001' || code === '40P01';
}

/** The values themselves are refused (data exceptions, constraints, program limits): repeated they are refused again, without them all is well. */
export function isFaultOfValues(error: unknown): boolean {
  return /^(22|23|54)/.test(sqlStateOf(error) ?? '');
}

/** True for 23505, optionally of one named constraint or unique index. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlStateOf(error) !== '23505') return false;
  return constraint === undefined || (error as { constraint?: unknown }).constraint === constraint;
}

/** The five characters of PostgreSQL's error code, or undefined. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && code.length === 5 ? code : undefined;
}

const SOCKET_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The connection is lost or could not be made: pg says so by socket codes, or only by its message. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && SOCKET_ERRORS.has(code)) return true;
  if (meaningOfSqlState(code)?.code === status.UNAVAILABLE) return true;
  if (error instanceof AggregateError) return error.errors.some(isConnectionError);
  return /^(Connection terminated|Client has encountered a connection error|timeout e?x(ceeded|pired)|Cannot use a pool|The server closed)/i.test(
    error.message,
  );
}
