// The one error type that crosses layers, and the one place where it becomes a gRPC status.
//
//   throw notFound('product', id);
//   throw failedPrecondition('OUT_OF_STOCK', 'Only 3 of SKU-1 are left.', { available: '3' });
//   throw invalid([{ field: 'items[0].quantity', description: 'must be between 1 and 10000' }]);
import { Metadata, status } from '@grpc/grpc-js';
import { PeerError } from './peer-error.ts';
import { toRichStatus } from './rich-status.ts';
import { meaningOfSqlState } from './sqlstate.ts';

export { toRichStatus } from './rich-status.ts';

export interface FieldViolation {
  readonly field: string;
  readonly description: string;
  /** UPPER_SNAKE, where a program may want to tell what is wrong. */
  readonly reason?: string;
}

export interface ErrorDetails {
  violations?: readonly FieldViolation[];
  /** Goes to the client inside ErrorInfo; never put a secret or another user's data here. */
  metadata?: Readonly<Record<string, string>>;
  /** For the log only. */
  cause?: unknown;
}

const SESSION_ENDED = 'SESSION_ENDED';

/** Codes of a peer that mean the same to our own caller; any other one is the handler's to map. */
const PASSED_ON = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.ABORTED,
  status.RESOURCE_EXHAUSTED,
]);

/** What a client may be told: canonical code, stable UPPER_SNAKE reason, a sentence for a person. */
export class PlazaError extends Error {
  readonly code: status;
  readonly reason: string;
  readonly violations: readonly FieldViolation[];
  readonly metadata: Readonly<Record<string, string>>;

  constructor(code: status, reason: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'PlazaError';
    this.code = code;
    this.reason = reason;
    this.violations = details.violations ?? [];
    this.metadata = details.metadata ?? {};
  }

  /** Turns anything thrown into a PlazaError; what is not meant for clients becomes INTERNAL with the original as cause. */
  static from(thrown: unknown): PlazaError {
    if (thrown instanceof PlazaError) return thrown;
    if (thrown instanceof PeerError) return fromPeer(thrown);
    if (thrown instanceof Error) {
      // Node's own APIs wrap the reason of an aborted signal in an AbortError.
      if (thrown.name === 'AbortError' && thrown.cause instanceof PlazaError) return thrown.cause;
      const meaning = meaningOfSqlState((thrown as { code?: unknown }).code);
      if (meaning) return new PlazaError(meaning.code, meaning.reason, meaning.message, { cause: thrown });
    }
    return new PlazaError(
      status.INTERNAL,
      'INTERNAL',
      'Something went wrong on our side. Please quote the request id when you report it.',
      { cause: thrown },
    );
  }
}

function fromPeer(error: PeerError): PlazaError {
  // The peer has learned it a moment before us.
  if (error.code === status.UNAUTHENTICATED && error.reason === SESSION_ENDED) return sessionEnded(error);
  if (!PASSED_ON.has(error.code)) {
    return new PlazaError(
      status.INTERNAL,
      'INTERNAL',
      'Something went wrong on our side. Please quote the request id when you report it.',
      { cause: error },
    );
  }
  const message =
    error.code === status.UNAVAILABLE
      ? 'A service this request needs is not available at the moment. Please try again.'
      : error.code === status.DEADLINE_EXCEEDED
        ? 'A service this request needs did not answer in time.'
        : error.code === status.ABORTED
          ? 'The request met another one on the same resource. Please try again.'
          : 'A service this request needs is over its limit. Please try again later.';
  return new PlazaError(error.code, error.reason || 'PEER_FAILED', message, { cause: error });
}

/** So many violations stand in the sentence, too. */
const IN_MESSAGE = 10;

/** 400: every wrong field at once; `field` is the JSON path of the field, `items[0].productId`. */
export function invalid(violations: readonly FieldViolation[]): PlazaError {
  const told = violations.slice(0, IN_MESSAGE).map((v) => `${v.field}: ${v.description}`);
  const more = violations.length - told.length;
  const list = [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  return new PlazaError(status.INVALID_ARGUMENT, 'INVALID_ARGUMENT', `Invalid request: ${list}`, {
    violations,
  });
}

/** 404, also for what exists and belongs to somebody else. `what` is a lower-case noun, 'product'. */
export function notFound(what: string, id?: string): PlazaError {
  const named = id === undefined ? '' : ` ${id}`;
  const reason = `${what.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_NOT_FOUND`;
  return new PlazaError(status.NOT_FOUND, reason, `There is no ${what}${named}.`);
}

/** 409. */
export function alreadyExists(
  reason: string,
  message: string,
  metadata?: Record<string, string>,
): PlazaError {
  return make(status.ALREADY_EXISTS, reason, message, metadata);
}

/** 400: the request is well formed, the state of the resource forbids it. */
export function failedPrecondition(
  reason: string,
  message: string,
  metadata?: Record<string, string>,
): PlazaError {
  return make(status.FAILED_PRECONDITION, reason, message, metadata);
}

/** 409: lost a race; the caller may read again and retry. */
export function aborted(reason: string, message: string, metadata?: Record<string, string>): PlazaError {
  return make(status.ABORTED, reason, message, metadata);
}

/** 401. */
export function unauthenticated(
  reason: string,
  message: string,
  metadata?: Record<string, string>,
): PlazaError {
  return make(status.UNAUTHENTICATED, reason, message, metadata);
}

/** 401: a token that has not expired, and is good no more. */
export function sessionEnded(cause?: unknown): PlazaError {
  return new PlazaError(
    status.UNAUTHENTICATED,
    SESSION_ENDED,
    'This access token is good no more: the session has ended, or the rights of its user have changed. Refresh the session or sign in again.',
    { cause },
  );
}

/** 403. */
export function permissionDenied(
  reason: string,
  message: string,
  metadata?: Record<string, string>,
): PlazaError {
  return make(status.PERMISSION_DENIED, reason, message, metadata);
}

/** 429. */
export function resourceExhausted(
  reason: string,
  message: string,
  metadata?: Record<string, string>,
): PlazaError {
  return make(status.RESOURCE_EXHAUSTED, reason, message, metadata);
}

/** 503; sidecars retry it for read and keyed methods. */
export function unavailable(reason: string, message: string, details: ErrorDetails = {}): PlazaError {
  return new PlazaError(status.UNAVAILABLE, reason, message, details);
}

function make(code: status, reason: string, message: string, metadata?: Record<string, string>): PlazaError {
  return new PlazaError(code, reason, message, metadata ? { metadata } : {});
}

/** A PlazaError as grpc-js sends it: code, message and google.rpc.Status with its details in grpc-status-details-bin. */
export function toStatus(
  error: PlazaError,
  requestId: string,
  now: Date,
): { code: status; details: string; metadata: Metadata } {
  const rich = toRichStatus(error, requestId, now);
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(rich.serializeBinary()));
  // A JSON client gets it as the header of a 429.
  if (error.metadata.retryAfter !== undefined) metadata.set('retry-after', error.metadata.retryAfter);
  if (error.metadata.acceptEncoding !== undefined)
    metadata.set('grpc-accept-encoding', error.metadata.acceptEncoding);
  return { code: error.code, details: rich.getMessage(), metadata };
}
