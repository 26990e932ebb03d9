// A request before a handler gets it: bytes that may be compressed, too many, or no message at all.
//
// grpc-js inflates every message as it arrives, up to the largest that any method of the server takes, and keeps what it has inflated until it
// is read: some kilobytes become as many megabytes. Here a message stays as it was sent until it is read, and is inflated up to the limit of
// its own method and no further. The limit counts the message as read, in either form.
import { gunzipSync, inflateSync } from 'node:zlib';
import {
  type MethodDefinition,
  type ServerInterceptingCall,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js';
import { PlazaError, resourceExhausted } from './errors.ts';

export type Method = MethodDefinition<unknown, unknown>;

/** In front of each message on the wire: whether it is compressed, and its length. The proxies count it with a request. */
export const PREFIX_BYTES = 5;

/** The largest request of a method that has one; mesh/plaza.ts promises it, and the proxies count a plain one. */
export const LARGEST_REQUEST = 1_024 * 1_024 - PREFIX_BYTES;
/** The largest message of a stream of requests; mesh/plaza.ts promises it. */
export const LARGEST_STREAM_MESSAGE = 256 * 1_024;
/** A piece of an upload may be all of it: 5 MiB, with what it is and where it goes. Its handler counts the whole. */
export const LARGEST_PIECE = 5 * 1_024 * 1_024 + 1_024;

/** By what grpc-encoding calls them. Not a call of its own to the thread pool: the limits keep each at some milliseconds. */
const INFLATE = new Map([
  ['deflate', inflateSync],
  ['gzip', gunzipSync],
]);

/** Stands for a request that no handler gets: thrown from a deserializer, grpc-js would make any error INTERNAL. */
export class Refused {
  readonly error: PlazaError;
  constructor(error: PlazaError) {
    this.error = error;
  }
}

/** A message as it was sent. */
class Compressed {
  readonly bytes: Buffer;
  readonly encoding: string;
  constructor(bytes: Buffer, encoding: string) {
    this.bytes = bytes;
    this.encoding = encoding;
  }
}

/** A request that is made of its bytes when it is read. */
class Sealed {
  readonly open: () => unknown;
  constructor(open: () => unknown) {
    this.open = open;
  }
}

/** Makes grpc-js leave the messages of these methods as they are; it has no option for it. */
export function leaveCompressed(paths: ReadonlySet<string>): ServerInterceptor {
  const decompressMessage = (message: Buffer, encoding: string): Buffer | Compressed => {
    const bytes = message.subarray(PREFIX_BYTES);
    return message[0] === 0 ? bytes : new Compressed(bytes, encoding);
  };
  return (method, call) => {
    if (paths.has(method.path)) Object.assign(call, { decompressMessage });
    // grpc-js takes any call, and its type asks for one of a class.
    return call as ServerInterceptingCall;
  };
}

/** The definition as grpc-js gets it: requests that are refused become values, replies come as bytes. */
export function lenient(method: Method, largest: number): Method {
  return {
    ...method,
    requestDeserialize(message: Buffer | Compressed) {
      if (!(message instanceof Compressed)) return decode(method, message, largest);
      return new Sealed(() => {
        const bytes = inflate(message, largest);
        return bytes instanceof Refused ? bytes : decode(method, bytes, largest);
      });
    },
    responseSerialize: (bytes) => bytes as Buffer,
  };
}

/** What grpc-js has read, as a request or Refused. */
export function opened(read: unknown): unknown {
  return read instanceof Sealed ? read.open() : read;
}

function decode(method: Method, bytes: Buffer, largest: number): unknown {
  if (bytes.length > largest) return tooLarge(largest);
  try {
    return method.requestDeserialize(bytes);
  } catch (error) {
    return malformed('The request is not a valid protobuf message of this method.', error);
  }
}

function inflate({ bytes, encoding }: Compressed, largest: number): Buffer | Refused {
  if (encoding === 'identity')
    return malformed('The request is marked as compressed, and no grpc-encoding says how.');
  const inflateBytes = INFLATE.get(encoding);
  if (!inflateBytes) return unknown();
  try {
    return inflateBytes(bytes, { maxOutputLength: largest });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(largest);
    return malformed(`The request is not compressed by ${encoding}, as its grpc-encoding says.`, error);
  }
}

function tooLarge(largest: number): Refused {
  const kib = Math.ceil(largest / 1_024);
  return new Refused(
    resourceExhausted(
      'MESSAGE_TOO_LARGE',
      `A message of this method must not have more than ${kib} KiB, counted uncompressed.`,
    ),
  );
}

function malformed(message: string, cause?: unknown): Refused {
  return new Refused(new PlazaError(status.INVALID_ARGUMENT, 'MALFORMED_REQUEST', message, { cause }));
}

function unknown(): Refused {
  return new Refused(
    new PlazaError(
      status.UNIMPLEMENTED,
      'ENCODING_NOT_SUPPORTED',
      'The grpc-encoding of the request is none that this service reads.',
      { metadata: { acceptEncoding: ['identity', ...INFLATE.keys()].join(',') } },
    ),
  );
}
