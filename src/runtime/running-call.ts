// One call from its first byte to its log line. Everything a handler can do wrong ends in `fail`, and nothing happens twice.
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Deadline, type Metadata, type StatusObject, status } from '@grpc/grpc-js';
import type { AuditTrail, CallAudit } from './audit-trail.ts';
import { NO_DEADLINE, ServedCall } from './call.ts';
import { PlazaError, sessionEnded, toStatus, unauthenticated, unavailable } from './errors.ts';
import type { Fault } from './fault.ts';
import type { Logger } from './log.ts';
import type { Revocations } from './revocations.ts';
import { isFaultOfValues } from './sqlstate.ts';
import { within } from './telemetry/active.ts';
import { endServerSpan, startServerSpan } from './telemetry/rpc-spans.ts';
import type { Span } from './telemetry/spans.ts';
import type { CountedStreams } from './telemetry/stream-figures.ts';

export interface ServeContext {
  readonly log: Logger;
  readonly fault: Fault;
  /** Every call that has not ended, for shutdown. */
  readonly running: Set<RunningCall>;
  /** How long a stream's client may take nothing while something waits for it. */
  readonly slowReaderMs: number;
  readonly openStreams: CountedStreams;
  readonly trail: AuditTrail | undefined;
  /** Tokens that are refused; nothing is where there is none. */
  readonly revocations: Revocations | undefined;
  /** Methods, by path, that judge the caller themselves. */
  readonly judging: ReadonlySet<string>;
}

/** What grpc-js hands over, as far as all four shapes have it. */
export interface RawCall {
  readonly metadata: Metadata;
  getDeadline(): Deadline;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** How long a stream has for its last frame when the service stops; within the grace that calls have. */
const CLOSING_MS = 2_000;

/** The longest time that a timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A timer may fire a little before the clock says so. */
const TIMER_SLACK_MS = 5;

/** The call whose handler, or a callback left behind by it, runs at the moment. */
const current = new AsyncLocalStorage<RunningCall>();

export class RunningCall {
  readonly call: ServedCall;
  /** Streams of replies are ended as soon as the service stops; calls with one reply may finish. */
  readonly isStream: boolean;
  /** The status is decided: nothing more is sent. */
  done = false;
  /** Of a unary call or a server stream, once it is read: what the audit log says that it was about. */
  request: unknown;
  /** Runs once when the call is done, whatever the reason. */
  onDone: (() => void) | undefined;
  /** Ends a wait for the client to read; with the error that the stream ends with, if it has to. */
  wake: ((ending?: PlazaError) => void) | undefined;
  #leave: (() => void) | undefined;
  readonly #context: ServeContext;
  readonly #send: (status: Partial<StatusObject>) => void;
  readonly #started = performance.now();
  readonly #span: Span | undefined;
  #audit: CallAudit | undefined;
  /** Whether it may outlast its token. */
  #takesTime = false;
  #expiry: NodeJS.Timeout | undefined;

  constructor(
    context: ServeContext,
    method: string,
    raw: RawCall,
    isStream: boolean,
    send: (status: Partial<StatusObject>) => void,
    audit?: CallAudit,
  ) {
    this.#context = context;
    this.#audit = audit;
    this.#send = send;
    this.isStream = isStream;
    this.call = new ServedCall(method, raw.metadata, raw.getDeadline(), context.log);
    this.#span = startServerSpan(this.call);
    context.running.add(this);
    // grpc-js emits this also after a status was sent, and after it sent DEADLINE_EXCEEDED by itself.
    raw.on('cancelled', () => this.#gone());
  }

  /** Takes the place of a stream until the call is done; false when there is none, and the call has ended with that. */
  takePlace(): boolean {
    try {
      this.#leave = this.#context.openStreams.take(this.call);
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** Runs a handler so that what its stray callbacks throw is known to be this call's. */
  within<T>(work: () => T): T {
    const span = this.#span;
    if (!span) return current.run(this, work);
    return within({ trace: this.call.trace, span, used: true }, () => current.run(this, work));
  }

  /** The reply is about to be sent; false when the call has ended otherwise meanwhile. */
  succeed(): boolean {
    const sent = this.#finish(status.OK);
    if (sent) this.answered();
    return sent;
  }

  /** Tells the audit log, once; a stream, with its first message. */
  answered(): void {
    this.#audit?.answered(this.call, this.request);
    this.#audit = undefined;
  }

  /** Whether the call may begin: false, and it has failed, when the token is revoked. */
  admit(): boolean {
    if (this.#context.judging.has(this.call.method) || !this.#isRevoked()) return true;
    this.fail(sessionEnded());
    return false;
  }

  /** The same for a stream, in either direction; it ends with its token. */
  admitStream(): boolean {
    this.#takesTime = true;
    if (!this.admit()) return false;
    const { session } = this.call;
    if (!session) return true;
    const leftMs = session.expireTime - Date.now();
    // Proxies take a token some seconds longer, as clocks differ.
    if (leftMs <= 0)
      this.fail(unauthenticated('TOKEN_EXPIRED', 'The access token has expired. Get a new one.'));
    else
      this.#expiry = setTimeout(() => this.#end(tokenExpired()), Math.min(leftMs, LONGEST_TIMER_MS)).unref();
    return leftMs > 0;
  }

  /** Ends a stream whose token has been revoked since it began. A call with one request and one reply is over soon. */
  reconsider(): void {
    if (this.#takesTime && this.#isRevoked()) this.#end(sessionEnded());
  }

  #isRevoked(): boolean {
    const { revocations } = this.#context;
    if (!revocations || revocations.isEmpty) return false;
    const { subject } = this.call.identity;
    return subject !== undefined && revocations.refuses(subject, this.call.session);
  }

  #end(reason: PlazaError): void {
    if (this.isStream) this.close(reason, reason);
    else this.fail(reason);
  }

  /** Asks a stream to end by itself, with its last frame. One that cannot ends at once, one that does not within CLOSING_MS then. */
  close(reason = streamEnded('the service is restarting'), otherwise = stopping()): void {
    const canEnd = this.call.close(reason) || this.wake !== undefined;
    this.wake?.(reason);
    if (canEnd) setTimeout(() => this.fail(otherwise), CLOSING_MS).unref();
    else this.fail(otherwise);
  }

  /** Ends the call with the status of what was thrown. */
  fail(thrown: unknown): void {
    const error = PlazaError.from(thrown);
    if (!this.#finish(error.code, error)) {
      // The client is gone; a bug is worth a line all the same.
      if (error.code === status.INTERNAL)
        this.call.log.error({ err: thrown }, 'handler failed after its call had ended');
      return;
    }
    this.#audit?.refused(this.call, this.request, error);
    this.call.end(error);
    this.#send(toStatus(error, this.call.requestId, new Date()));
  }

  #gone(): void {
    const late =
      this.call.deadline !== NO_DEADLINE && Date.now() >= this.call.deadline.getTime() - TIMER_SLACK_MS;
    const error = late
      ? new PlazaError(
          status.DEADLINE_EXCEEDED,
          'DEADLINE_EXCEEDED',
          'The request could not be finished in time.',
        )
      : new PlazaError(status.CANCELLED, 'CANCELLED', 'The caller has gone away.');
    if (this.#finish(error.code)) this.call.end(error);
  }

  #finish(code: status, error?: PlazaError): boolean {
    if (this.done) return false;
    this.done = true;
    this.#context.running.delete(this);
    this.#leave?.();
    clearTimeout(this.#expiry);
    const tookMs = performance.now() - this.#started;
    endServerSpan(this.#span, this.call, { code, reason: error?.reason, isStream: this.isStream, tookMs });
    this.#log(code, error, tookMs);
    this.onDone?.();
    return true;
  }

  #log(code: status, error: PlazaError | undefined, tookMs: number): void {
    const { log } = this.#context;
    const level = levelOf(this.call.method, code, error);
    if (!log.isLevelEnabled(level)) return;
    const { call } = this;
    const line: Record<string, unknown> = {
      request_id: call.requestId,
      trace_id: call.trace.traceId,
      span_id: call.trace.spanId,
      method: call.method,
      code: status[code],
      ms: Math.round(tookMs * 100) / 100,
      subject: call.identity.subject,
      caller: call.identity.workload || undefined,
      reason: error?.reason,
    };
    if (level !== 'info' && error?.cause !== undefined) line.err = error.cause;
    log[level](line, 'call');
  }
}

/** A value that only the database refused is worth a look: a check of ours has let it through. Proxies send what they measure every second or two. */
function levelOf(
  method: string,
  code: status,
  error: PlazaError | undefined,
): 'error' | 'warn' | 'info' | 'debug' {
  if (code === status.INTERNAL) return 'error';
  if (code === status.OK && method.startsWith('/opentelemetry.')) return 'debug';
  return code === status.UNAVAILABLE || isFaultOfValues(error?.cause) ? 'warn' : 'info';
}

/**
 * Ends the call that a stray exception belongs to with INTERNAL; false when it belongs to none.
 * For the process's uncaughtException and unhandledRejection events, which Node emits in the context of the throw.
 */
export function failStray(error: unknown): boolean {
  const running = current.getStore();
  if (!running) return false;
  running.fail(
    error instanceof PlazaError
      ? new Error('a PlazaError was thrown where no one awaited it', { cause: error })
      : error,
  );
  return true;
}

/** How a stream ends that could go on elsewhere: the client resumes it. */
export function streamEnded(why: string): PlazaError {
  return unavailable('STREAM_ENDED', `The stream ends because ${why}. Resume it with its last cursor.`);
}

/** How a stream ends with its token: the client resumes it with a new one. */
function tokenExpired(): PlazaError {
  return unavailable(
    'TOKEN_EXPIRED',
    'The stream ends because its access token has expired. Resume it with its last cursor and a new token.',
  );
}

/** The status of calls that outlast the shutdown, and of streams that cannot end by themselves. */
export function stopping(): PlazaError {
  return unavailable('SHUTTING_DOWN', 'The service is restarting. Please try again.');
}
