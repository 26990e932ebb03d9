// Reads a stream of Plaza, in a browser or in Node: signs in, parses, and goes on where it was when the connection breaks.
//
//   for await (const event of events<PlazaEvent>('/v1/events?eventTypes=order.*', { token, signal })) show(event);
//
// EventSource cannot do it: it sends no token, and does not know that a stream has ended. No dependencies; types alone to strip.
import { readEvents, type ServerSentEvent } from './server-sent-events.ts';

export interface EventsOptions {
  /**
   * An access token, or what gets one that is good: it is asked before each connection, and told when the one of before was refused, though it
   * may not have expired. Absent for a stream that is public.
   */
  token?: string | ((refused: boolean) => string | Promise<string>) | undefined;
  /** Ends the stream: the loop throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Where to go on: the last cursor of an earlier stream of the same URL. */
  cursor?: string | undefined;
  /** Told each cursor once the loop has dealt with the item before it: keep it, and nothing is lost or repeated after a reload. */
  onCursor?: ((cursor: string) => void) | undefined;
  /** Told why a connection was lost, and in how many ms the next one is tried. */
  onRetry?: ((reason: unknown, delayMs: number) => void) | undefined;
  /** A connection that is silent for so long is taken for dead, default 45 000: three heartbeats. */
  silenceMs?: number | undefined;
  /** Instead of the global one. */
  fetch?: typeof fetch | undefined;
}

/** Why a stream ended for good: what google.rpc.Status says. */
export class StreamError extends Error {
  /** A google.rpc.Code: 16 not signed in, 7 not allowed, 5 not there, 3 a bad request. */
  readonly code: number;
  /** The HTTP status, or undefined when the stream had begun. */
  readonly httpStatus: number | undefined;
  readonly details: readonly unknown[];

  constructor(status: Status, httpStatus?: number) {
    super(status.message || 'The stream failed.');
    this.name = 'StreamError';
    this.code = status.code ?? 2;
    this.httpStatus = httpStatus;
    this.details = status.details ?? [];
  }
}

interface Status {
  code?: number;
  message?: string;
  details?: unknown[];
}

/** A frame of any stream; a kind that is not named here is none of this stream's items. */
interface Frame<T> {
  item?: T;
  end?: object;
  error?: Status;
  cursor?: string;
}

/** DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE: another connection may do better. */
const RETRYABLE_CODES = new Set([4, 8, 14]);
const UNAUTHENTICATED = 16;
const RETRYABLE_HTTP = new Set([408, 429, 502, 503, 504]);
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/**
 * The items of a stream, in order, each once, until the stream says that it is complete. Connects again for as long as that may
 * help, behind the last cursor; throws a StreamError when it cannot.
 */
export async function* events<T>(url: string | URL, options: EventsOptions = {}): AsyncGenerator<T, void> {
  const { signal, onCursor, onRetry } = options;
  let { cursor } = options;
  let firstDelayMs = FIRST_DELAY_MS;
  let refused = false;
  for (let failures = 0; ; failures++) {
    signal?.throwIfAborted();
    // Ends the connection also when the loop is left early.
    const connection = new AbortController();
    let broken = new Broken(new Error('The stream was cut.'));
    try {
      for await (const { data, retryMs } of connect(url, cursor, options, connection, refused)) {
        failures = 0;
        firstDelayMs = retryMs ?? firstDelayMs;
        const frame = JSON.parse(data) as Frame<T>;
        if (frame.error) throw endOf(new StreamError(frame.error));
        if (frame.end) return;
        refused = false;
        cursor = frame.cursor ?? cursor;
        if (frame.item !== undefined) yield frame.item;
        if (frame.cursor !== undefined) onCursor?.(frame.cursor);
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (isRefusal(error) && typeof options.token === 'function' && !refused) {
        // Once: the rights of the user may have changed, or the session has ended.
        refused = true;
        continue;
      }
      if (!(error instanceof Broken)) throw error;
      broken = error;
    } finally {
      connection.abort();
    }
    const backoffMs = Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** Math.min(failures, 10));
    const delayMs = Math.max(broken.retryAfterMs, Math.random() * backoffMs);
    onRetry?.(broken.reason, delayMs);
    await pause(delayMs, signal);
  }
}

/** A connection that is lost, and may come back. */
class Broken extends Error {
  readonly reason: unknown;
  readonly retryAfterMs: number;

  constructor(reason: unknown, retryAfterMs = 0) {
    super('The connection was lost.');
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

function endOf(error: StreamError): Error {
  return RETRYABLE_CODES.has(error.code) ? new Broken(error) : error;
}

function isRefusal(error: unknown): boolean {
  return error instanceof StreamError && error.code === UNAUTHENTICATED;
}

async function* connect(
  url: string | URL,
  cursor: string | undefined,
  options: EventsOptions,
  connection: AbortController,
  refused: boolean,
): AsyncGenerator<ServerSentEvent> {
  const { token, signal, silenceMs = 45_000, fetch: send = fetch } = options;
  const bearer = typeof token === 'function' ? await token(refused) : token;
  const onAbort = () => connection.abort(signal!.reason);
  signal?.addEventListener('abort', onAbort);
  let watch: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => connection.abort(new Error(`Nothing came for ${silenceMs} ms.`)), silenceMs);
  };
  try {
    alive();
    const response = await send(withCursor(url, cursor), {
      headers: {
        accept: 'text/event-stream',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      cache: 'no-store',
      signal: connection.signal,
    }).catch(lost);
    if (!response.ok) throw await refusalOf(response);
    if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
      throw new StreamError({ code: 13, message: 'The answer is no stream of events.' }, response.status);
    }
    yield* readEvents(chunksOf(response.body.getReader(), alive));
  } finally {
    clearTimeout(watch);
    signal?.removeEventListener('abort', onAbort);
  }

  /** Whatever fetch and its body throw is the network's doing, or the watch's: each platform has its own name for it. */
  function lost(error: unknown): never {
    throw new Broken(connection.signal.aborted ? connection.signal.reason : error);
  }

  /** By its reader: not every browser lets a body be iterated. */
  async function* chunksOf(reader: Reader, alive: () => void): AsyncGenerator<Uint8Array> {
    for (;;) {
      const { done, value } = await reader.read().catch(lost);
      if (done) return;
      alive();
      yield value!;
    }
  }
}

interface Reader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
}

function withCursor(url: string | URL, cursor: string | undefined): string {
  if (cursor === undefined) return String(url);
  const [path, query] = String(url).split('?') as [string, string | undefined];
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

async function refusalOf(response: Response): Promise<Error> {
  const status = await response.json().then(
    (body) => body as Status,
    () => ({ message: `The stream was refused: HTTP ${response.status}.` }),
  );
  const error = new StreamError(status, response.status);
  if (!RETRYABLE_HTTP.has(response.status)) return error;
  return new Broken(error, 1_000 * (Number(response.headers.get('retry-after')) || 0));
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort);
  });
}
