// Wraps a handler for grpc-js: one wrapper a call, instead of an interceptor chain that costs several times as much.
import type {
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  sendUnaryData,
  UntypedHandleCall,
} from '@grpc/grpc-js';
import { type PlazaError, unavailable } from './errors.ts';
import type { AnyHandler, Bidi, Burst, ClientStream, ServerStream, Unary } from './handlers.ts';
import { type Method, opened, Refused } from './requests.ts';
import { RunningCall, type ServeContext } from './running-call.ts';

type Writable = ServerWritableStream<unknown, Buffer> | ServerDuplexStream<unknown, Buffer>;

/** The grpc-js handler of a method. */
export function serve(context: ServeContext, method: Method, handler: AnyHandler): UntypedHandleCall {
  const { requestStream, responseStream } = method;
  if (responseStream) {
    return requestStream
      ? serveBidi(context, method, handler as unknown as Bidi<unknown, unknown>)
      : serveServerStream(context, method, handler as unknown as ServerStream<unknown, unknown>);
  }
  return requestStream
    ? serveClientStream(context, method, handler as unknown as ClientStream<unknown, unknown>)
    : serveUnary(context, method, handler as unknown as Unary<unknown, unknown>);
}

function serveUnary(context: ServeContext, method: Method, handler: Unary<unknown, unknown>) {
  const reply = replier(context, method);
  const audit = context.trail?.of(method.path);
  return (raw: ServerUnaryCall<unknown, Buffer>, callback: sendUnaryData<Buffer>): void => {
    const run = new RunningCall(context, method.path, raw, false, callback, audit);
    if (!run.admit()) return;
    const request = opened(raw.request);
    run.request = request;
    if (request instanceof Refused) run.fail(request.error);
    else reply(run, raw, callback, () => handler(request, run.call));
  };
}

function serveClientStream(context: ServeContext, method: Method, handler: ClientStream<unknown, unknown>) {
  const reply = replier(context, method);
  const audit = context.trail?.of(method.path);
  return (raw: ServerReadableStream<unknown, Buffer>, callback: sendUnaryData<Buffer>): void => {
    const run = new RunningCall(context, method.path, raw, false, callback, audit);
    if (run.admitStream() && run.takePlace())
      reply(run, raw, callback, () => handler(requestsOf(raw, run), run.call));
  };
}

function serveServerStream(context: ServeContext, method: Method, handler: ServerStream<unknown, unknown>) {
  const audit = context.trail?.of(method.path);
  return (raw: ServerWritableStream<unknown, Buffer>): void => {
    const run = new RunningCall(context, method.path, raw, true, (sent) => raw.emit('error', sent), audit);
    if (!run.admitStream()) return;
    const request = opened(raw.request);
    run.request = request;
    if (request instanceof Refused) run.fail(request.error);
    else if (run.takePlace())
      run.within(() => pump(context, method, raw, run, () => handler(request, run.call)));
  };
}

function serveBidi(context: ServeContext, method: Method, handler: Bidi<unknown, unknown>) {
  const audit = context.trail?.of(method.path);
  return (raw: ServerDuplexStream<unknown, Buffer>): void => {
    const run = new RunningCall(context, method.path, raw, true, (sent) => raw.emit('error', sent), audit);
    if (run.admitStream() && run.takePlace())
      run.within(() => pump(context, method, raw, run, () => handler(requestsOf(raw, run), run.call)));
  };
}

/** Runs a handler with one reply, between the two fault points of its method. */
function replier(context: ServeContext, method: Method) {
  const before = `${method.path}:before`;
  const after = `${method.path}:reply`;
  return (
    run: RunningCall,
    raw: ServerUnaryCall<unknown, Buffer> | ServerReadableStream<unknown, Buffer>,
    callback: sendUnaryData<Buffer>,
    handle: () => Promise<unknown>,
  ): void => {
    run.within(async () => {
      try {
        context.fault(before);
        const bytes = encode(method, await handle());
        context.fault(after);
        if (!run.succeed()) return;
        if (run.call.replyHeaders) raw.sendMetadata(run.call.replyHeaders);
        callback(null, bytes);
      } catch (error) {
        run.fail(error);
      }
    });
  };
}

/** Writes what a handler yields, no faster than the client reads, until either side ends. */
async function pump(
  context: ServeContext,
  method: Method,
  raw: Writable,
  run: RunningCall,
  handle: () => AsyncIterable<unknown>,
): Promise<void> {
  let iterator: AsyncIterator<unknown> | undefined;
  // Not awaited: a generator that hangs in an await answers return() only when that is over, and the client must not wait for it.
  run.onDone = () => {
    run.wake?.();
    Promise.resolve(iterator?.return?.()).catch((error) => run.fail(error));
  };
  try {
    context.fault(`${method.path}:before`);
    iterator = handle()[Symbol.asyncIterator]();
    let ending: PlazaError | undefined;
    let step = await iterator.next();
    if (!run.done && !step.done) run.answered();
    while (!run.done && !step.done) {
      const full = !write(raw, method, step.value);
      // A stream that ends has one more frame to write, and does not wait for room for it.
      if (full && !ending) {
        ending = await roomFor(raw, run, context.slowReaderMs);
        if (run.done) return;
        if (ending) {
          if (!iterator.throw) throw ending;
          step = await iterator.throw(ending);
          continue;
        }
      }
      step = await iterator.next();
    }
    if (run.done) return;
    context.fault(`${method.path}:reply`);
    iterator = undefined;
    run.succeed();
    raw.end();
  } catch (error) {
    run.fail(error);
  }
}

/**
 * Waits until the client has taken what was written, or the call is done. Gives the error to end with when the service stops
 * meanwhile, or the client takes nothing at all for slowReaderMs: nobody's memory is a queue for those who do not read.
 */
function roomFor(raw: Writable, run: RunningCall, slowReaderMs: number): Promise<PlazaError | undefined> {
  return new Promise((resolve) => {
    let waiting = raw.writableLength;
    const timer = setInterval(() => {
      if (raw.writableLength < waiting) waiting = raw.writableLength;
      else done(slowReader());
    }, slowReaderMs);
    const drained = () => done();
    const done = (ending?: PlazaError) => {
      clearInterval(timer);
      raw.off('drain', drained);
      run.wake = undefined;
      resolve(ending);
    };
    run.wake = done;
    raw.once('drain', drained);
  });
}

function slowReader(): PlazaError {
  return unavailable(
    'SLOW_READER',
    'The stream ends because its reader takes nothing. Resume it with its last cursor.',
  );
}

/** The requests of a stream; throws when one is refused, and the reason of the call's end when the client is gone. */
async function* requestsOf(
  raw: ServerReadableStream<unknown, Buffer> | ServerDuplexStream<unknown, Buffer>,
  run: RunningCall,
) {
  let wake: (() => void) | undefined;
  const look = () => wake?.();
  for (const event of READABLE_EVENTS) raw.on(event, look);
  try {
    // Not by the stream's own iterator: it destroys a duplex that is told of an error, before the status of that error is sent.
    while (!raw.readableEnded && !raw.destroyed && !run.done) {
      const request = opened(raw.read());
      if (request instanceof Refused) throw request.error;
      if (request !== null) yield request;
      else if (!raw.readableEnded && !raw.destroyed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
    }
  } finally {
    for (const event of READABLE_EVENTS) raw.off(event, look);
  }
  // A connection that is torn looks like the end of the requests until, a moment later, the call is cancelled: half of an import
  // must not pass for the whole of it.
  await new Promise(setImmediate);
  if (run.done) throw run.call.signal.reason;
  if (!raw.readableEnded) throw raw.errored ?? new Error('the requests broke off');
}

/** After each of these there may be something to read, or nothing any more. grpc-js emits `cancelled` whenever a call is over. */
const READABLE_EVENTS = ['readable', 'end', 'close', 'cancelled'] as const;

/** False when the client has much to read. */
function write(raw: Writable, method: Method, value: unknown): boolean {
  if (!Array.isArray(value)) return raw.write(encode(method, value));
  let room = true;
  for (const bytes of value as Burst) room = raw.write(bytes as Buffer);
  return room;
}

function encode(method: Method, reply: unknown): Buffer {
  return Buffer.isBuffer(reply) ? reply : method.responseSerialize(reply);
}
