// What becomes of a message, the same with every broker:
//   the handler resolves                       -> done, it leaves the queue
//   what it throws may pass (a peer or the     -> again later, for ever: 100 ms, doubled each time up to 2 s
//     database is away, a race was lost)
//   it throws anything else                   -> again later, 5 times in all; then it goes to the dead letters
//   the handler refuses it (refused.ts), it   -> to the dead letters at once
//     cannot be read, or is not its publisher's
//   the process dies                           -> again at once, 10 times in all (the broker counts); then the same
// So an outage of any length loses nothing, and a poison message stops nobody: it waits its turns beside the queue, not at its head.
import { status } from '@grpc/grpc-js';
import { PlazaError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { inProcessSpan } from '../telemetry/message-spans.ts';
import type { QueueFigures } from '../telemetry/queue-figures.ts';
import { type Event, readEvent } from './event.ts';
import { checkPublisher, RefusedEvent } from './refused.ts';
import { type Access, type Handler, handlerMs, type Limits, type Step } from './types.ts';

const TRIES = 5;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;

const TRANSIENT: ReadonlySet<status> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.ABORTED,
  status.RESOURCE_EXHAUSTED,
]);

export interface Message {
  /** What the queue held, decoded as JSON; undefined where that failed. */
  readonly body: unknown;
  /** By the broker's word: who put it there, and when. */
  readonly publisher: string | undefined;
  readonly publishTime: string | undefined;
  /** The type that the broker let it through as, where it has no publisher. */
  readonly routedAs: string | undefined;
  /** By the broker's word: a consumer had it and died, or gave it back. */
  readonly redelivered: boolean;
  /** Failures so far that count. */
  readonly tries: number;
  /** All failures so far, for the pause before the next attempt. */
  readonly attempts: number;
}

export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly inMs: number; readonly tries: number; readonly attempts: number }
  | { readonly kind: 'dead' };

const DONE: Outcome = { kind: 'done' };

/** Gives messages to a handler and says what becomes of each, in their order. Never rejects. */
export function createAttempts(options: {
  /** What OpenTelemetry calls the broker. */
  system: 'pg-boss' | 'rabbitmq';
  queue: string;
  /** What the queue takes. */
  types: readonly string[];
  access: Access | undefined;
  handler: Handler;
  limits: Limits;
  log: Logger;
  figures: QueueFigures;
  passing: (step: Step) => void;
}) {
  const { system, queue, types, access, handler, limits, log, figures, passing } = options;
  const closing = new AbortController();

  async function attempt(messages: readonly Message[]): Promise<Outcome[]> {
    passing('taken');
    const events = messages.map(readable);
    const good = events.filter((event) => event !== undefined);
    const failure = good.length === 0 ? undefined : await run(good);
    passing('handled');
    if (failure && good.length > 1 && !transient(failure.error)) {
      // One of them is to blame: each by itself.
      const outcomes: Outcome[] = [];
      for (const message of messages) outcomes.push(...(await attempt([message])));
      return outcomes;
    }
    return messages.map((message, i) => {
      const outcome: Outcome = !events[i]
        ? { kind: 'dead' }
        : failure
          ? judge(message, events[i], failure.error)
          : DONE;
      const isRefused = !events[i] || failure?.error instanceof RefusedEvent;
      figures.ended(queue, isRefused ? 'refused' : outcome.kind);
      return outcome;
    });
  }

  function readable({ body, publisher, publishTime, routedAs }: Message): Event | undefined {
    try {
      const event = readEvent(body, { publisher, publishTime });
      checkPublisher(event, routedAs, { types, access });
      return event;
    } catch (err) {
      log.error({ err, queue, publisher }, 'broker: a message is refused and goes to the dead letters');
      return undefined;
    }
  }

  async function run(events: readonly Event[]): Promise<{ error: unknown } | undefined> {
    const late = new AbortController();
    const timer = setTimeout(
      () => late.abort(new PlazaError(status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED', 'It took too long.')),
      handlerMs(limits),
    );
    const signal = AbortSignal.any([late.signal, closing.signal]);
    try {
      await inProcessSpan(system, queue, events, () =>
        'batch' in handler ? handler.batch(events, signal) : handler.handler(events[0]!, signal),
      );
      return undefined;
    } catch (error) {
      return { error: signal.aborted ? signal.reason : error };
    } finally {
      clearTimeout(timer);
    }
  }

  function judge(message: Message, event: Event, err: unknown): Outcome {
    if (closing.signal.aborted)
      return { kind: 'again', inMs: 0, tries: message.tries, attempts: message.attempts };
    const attempts = message.attempts + 1;
    const tries = message.tries + (transient(err) ? 0 : 1);
    const { id, type, publisher, requestId } = event;
    const about = { err, queue, event: id, type, publisher, request_id: requestId, attempts };
    if (err instanceof RefusedEvent) {
      log.error(about, 'broker: an event is refused and goes to the dead letters');
      return { kind: 'dead' };
    }
    if (tries >= TRIES) {
      log.error(about, 'broker: an event that fails again and again goes to the dead letters');
      return { kind: 'dead' };
    }
    const inMs = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(attempts - 1, 10));
    log.warn({ ...about, inMs }, 'broker: an event failed and comes again');
    return { kind: 'again', inMs, tries, attempts };
  }

  return {
    attempt(messages: readonly Message[]): Promise<Outcome[]> {
      for (const { publishTime, redelivered, attempts } of messages)
        figures.taken(queue, publishTime, redelivered || attempts > 0);
      return attempt(messages);
    },
    /** Aborts the signal of running handlers; what they throw from now on counts for nothing. */
    abort: () =>
      closing.abort(new PlazaError(status.UNAVAILABLE, 'STOPPING', 'The service is being stopped.')),
  };
}

function transient(error: unknown): boolean {
  return TRANSIENT.has(PlazaError.from(error).code);
}
