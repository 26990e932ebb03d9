// What a handler knows of the call it serves. Identity comes from headers that the sidecar sets and strips from anybody else.
import { Metadata, status } from '@grpc/grpc-js';
import { PlazaError } from './errors.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';
import { backgroundTrace } from './telemetry/job-spans.ts';
import { type TraceContext, traceFrom } from './telemetry/trace-context.ts';

export interface Identity {
  /** User id, undefined when nobody is signed in. */
  readonly subject: string | undefined;
  readonly roles: ReadonlySet<string>;
  /** Has the role staff or admin. */
  readonly isStaff: boolean;
  readonly isAdmin: boolean;
  /** The calling workload's service account, 'gateway', 'orders'; '' if absent. */
  readonly workload: string;
}

/** What a token says of the session it was given out in. */
export interface Session {
  readonly id: string;
  /** Grows whenever tokens of before are not to be taken any more. */
  readonly version: number;
  /** When the token expires, in ms since 1970. */
  readonly expireTime: number;
}

export interface Call {
  /** '/plaza.catalog.v1.Catalog/GetProduct' */
  readonly method: string;
  readonly requestId: string;
  readonly trace: TraceContext;
  readonly identity: Identity;
  /** Of the caller's token; absent in the background, for workloads and for a token of before there were any. */
  readonly session?: Session | undefined;
  readonly deadline: Date;
  /** Aborted when the caller is gone, the deadline passed or the service stops; its reason is a PlazaError. */
  readonly signal: AbortSignal;
  /** Aborted when a stream of replies should end by itself, for a moment before `signal` is: the service stops, or the token is good no more. Absent in the background. */
  readonly closing?: AbortSignal;
  readonly log: Logger;
  readonly clientAddress: string;
  /** The Idempotency-Key header. */
  readonly idempotencyKey: string | undefined;
  /** The If-Match header. */
  readonly ifMatch: string | undefined;
  /** The bearer token, without the word Bearer; the sidecar has parsed the header. */
  readonly token: string | undefined;
  /** A header of the one reply, which JSON clients get as one of HTTP; a refusal has none. Absent in the background. */
  setReplyHeader?(name: string, value: string): void;
}

/** A Date takes no later one; grpc-js reads it as no deadline at all. */
export const NO_DEADLINE = new Date(8_640_000_000_000_000);

/** Milliseconds until the deadline of a call: below zero when it has passed, Infinity when it has none. */
export function remainingMs(call: Pick<Call, 'deadline'>): number {
  const deadline = call.deadline.getTime();
  return deadline === NO_DEADLINE.getTime() ? Number.POSITIVE_INFINITY : deadline - Date.now();
}

/**
 * The context of one served call. What few handlers need (signal, identity, trace, log) is made when first asked for,
 * because an AbortController and a child logger cost more than the rest of a call's bookkeeping.
 */
export class ServedCall implements Call {
  readonly method: string;
  readonly requestId: string;
  readonly deadline: Date;
  readonly #metadata: Metadata;
  readonly #log: Logger;
  #ended: PlazaError | undefined;
  #abort: AbortController | undefined;
  #closing: AbortController | undefined;
  #identity: Identity | undefined;
  #session: Session | undefined | null = null;
  #trace: TraceContext | undefined;
  #child: Logger | undefined;
  #replyHeaders: Metadata | undefined;

  constructor(method: string, metadata: Metadata, deadline: Date | number, log: Logger) {
    this.method = method;
    this.#metadata = metadata;
    this.#log = log;
    this.deadline = dateOf(deadline);
    const id = this.#header('x-request-id');
    this.requestId = id !== undefined && /^[\w.:-]{1,128}$/.test(id) ? id : newId();
  }

  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      if (this.#ended) this.#abort.abort(this.#ended);
    }
    return this.#abort.signal;
  }

  get closing(): AbortSignal {
    this.#closing ??= new AbortController();
    return this.#closing.signal;
  }

  get identity(): Identity {
    this.#identity ??= identityFrom(
      this.#header('x-plaza-subject'),
      this.#header('x-plaza-roles'),
      this.#header('x-plaza-caller'),
    );
    return this.#identity;
  }

  get session(): Session | undefined {
    if (this.#session === null) this.#session = sessionFrom(this.#header('x-plaza-session'));
    return this.#session;
  }

  get trace(): TraceContext {
    this.#trace ??= traceFrom(
      {
        traceparent: this.#header('traceparent'),
        tracestate: this.#header('tracestate'),
        baggage: this.#header('baggage'),
      },
      this.requestId,
    );
    return this.#trace;
  }

  get log(): Logger {
    this.#child ??= this.#log.child({
      request_id: this.requestId,
      trace_id: this.trace.traceId,
      span_id: this.trace.spanId,
      method: this.method,
    });
    return this.#child;
  }

  get clientAddress(): string {
    return this.#header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  }

  get idempotencyKey(): string | undefined {
    return this.#header('idempotency-key');
  }

  get ifMatch(): string | undefined {
    return this.#header('if-match');
  }

  get token(): string | undefined {
    return /^Bearer (\S+)$/.exec(this.#header('authorization') ?? '')?.[1];
  }

  setReplyHeader(name: string, value: string): void {
    this.#replyHeaders ??= new Metadata();
    this.#replyHeaders.set(name, value);
  }

  /** What the handler has set, undefined for nothing. */
  get replyHeaders(): Metadata | undefined {
    return this.#replyHeaders;
  }

  /** Aborts the signal; later calls change nothing. */
  end(reason: PlazaError): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#abort?.abort(reason);
  }

  /** Aborts `closing`; false when the handler has never asked for it, and so cannot end by itself. */
  close(reason: PlazaError): boolean {
    this.#closing?.abort(reason);
    return this.#closing !== undefined;
  }

  /** A header that stands more than once is one list, as HTTP reads it. */
  #header(name: string): string | undefined {
    const values = this.#metadata.get(name);
    const value = values.length > 1 ? values.join(', ') : values[0];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

/**
 * A context for work that no caller waits for, such as a saga's steps or a reaper. Its trace is that of the job or message it belongs to, or
 * the one that `left` names, which a call has left behind.
 * `deadlineMs` (default 30 000) bounds everything done with it.
 */
export function backgroundCall(options: {
  method: string;
  log: Logger;
  deadlineMs?: number;
  requestId?: string;
  left?: { traceparent?: string; baggage?: string | undefined };
  token?: string;
}): Call {
  const requestId = options.requestId ?? newId();
  const deadlineMs = options.deadlineMs ?? 30_000;
  const trace = backgroundTrace(options.left ?? {}, requestId);
  const ended = new AbortController();
  const timer = setTimeout(
    () =>
      ended.abort(new PlazaError(status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED', 'The work took too long.')),
    deadlineMs,
  );
  timer.unref();
  return {
    method: options.method,
    requestId,
    trace,
    identity: identityFrom(undefined, undefined, undefined),
    deadline: new Date(Date.now() + deadlineMs),
    signal: ended.signal,
    log: options.log.child({
      request_id: requestId,
      trace_id: trace.traceId,
      span_id: trace.spanId,
      method: options.method,
    }),
    clientAddress: '',
    idempotencyKey: undefined,
    ifMatch: undefined,
    token: options.token,
  };
}

/** Reads the identity headers: a user id, roles separated by spaces (or commas), a SPIFFE id. */
export function identityFrom(
  subject: string | undefined,
  roles: string | undefined,
  caller: string | undefined,
): Identity {
  const set = new Set(roles?.split(/[\s,]+/).filter((role) => role !== ''));
  const isAdmin = set.has('admin');
  return {
    subject,
    roles: set,
    isAdmin,
    isStaff: isAdmin || set.has('staff'),
    workload: /^spiffe:\/\/.+\/sa\/([^/]+)$/.exec(caller ?? '')?.[1] ?? '',
  };
}

/** Reads the claim `session`: the session's id, its version, and when the token expires in seconds since 1970. */
export function sessionFrom(claim: string | undefined): Session | undefined {
  // Of every call with a token: no list of parts is made.
  const first = claim?.indexOf(' ') ?? -1;
  if (claim === undefined || first < 1) return undefined;
  const second = claim.indexOf(' ', first + 1);
  const version = Number(claim.slice(first + 1, second));
  const expireTime = Number(claim.slice(second + 1)) * 1_000;
  if (second < 0 || !Number.isSafeInteger(version) || !Number.isSafeInteger(expireTime)) return undefined;
  return { id: claim.slice(0, first), version, expireTime };
}

function dateOf(deadline: Date | number): Date {
  if (typeof deadline !== 'number') return deadline;
  return Number.isFinite(deadline) ? new Date(deadline) : NO_DEADLINE;
}
