import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:http2';
import { describe, it } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { Metadata, status } from '@grpc/grpc-js';
import { loadMesh } from '../../mesh/load.ts';
import { readDetails } from './peer-error.ts';
import { LARGEST_PIECE, LARGEST_REQUEST, LARGEST_STREAM_MESSAGE, PREFIX_BYTES } from './requests.ts';
import { createServer, implement } from './server.ts';
import { silentLog } from './testing/database.ts';
import { echoDefinition, text } from './testing/echo.ts';
import { cleanUpLater } from './testing/echo-server.ts';

const KINDS = ['unary', 'serverStream', 'clientStream', 'bidi'] as const;
type Kind = (typeof KINDS)[number];

/** A text whose message has this many bytes: a tag, the bytes of its length, and the text. */
function ofBytes(size: number): Buffer {
  const head = size > 2 ** 21 ? 5 : 4;
  const bytes = Buffer.from(text('x'.repeat(size - head)).serializeBinary());
  assert.equal(bytes.length, size);
  return bytes;
}

function framed(bytes: Buffer, isCompressed: boolean): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix[0] = isCompressed ? 1 : 0;
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

/** A server that counts the characters of what it gets; `opened` counts the messages that were made of bytes. */
async function startCounting({ uploads = false, reads = Number.POSITIVE_INFINITY } = {}) {
  const counted = { opened: 0 };
  const definition = countingDefinition(() => counted.opened++);
  const server = createServer({
    log: silentLog(),
    services: [
      implement(
        definition,
        {
          unary: async (request) => text(String(request.getValue().length)),
          async *serverStream(request) {
            yield text(String(request.getValue().length));
          },
          async clientStream(requests) {
            let size = 0;
            for await (const request of requests) size += request.getValue().length;
            return text(String(size));
          },
          async *bidi(requests) {
            let left = reads;
            for await (const request of requests) {
              yield text(String(request.getValue().length));
              if (--left === 0) return;
            }
          },
        },
        uploads ? ['clientStream'] : [],
      ),
    ],
  });
  const address = await server.listen('127.0.0.1:0');
  cleanUpLater(() => server.stop(0));
  return { address, counted };
}

function countingDefinition(onOpened: () => void): typeof echoDefinition {
  const all = Object.entries(echoDefinition).map(([name, method]) => [
    name,
    {
      ...method,
      requestDeserialize(bytes: Buffer) {
        onOpened();
        return method.requestDeserialize(bytes);
      },
    },
  ]);
  return Object.fromEntries(all);
}

/** A call with these bytes as its body, as no client of gRPC would send it. */
async function send(address: string, kind: Kind, body: Buffer, encoding?: string) {
  const session = connect(`http://${address}`);
  const stream = session.request({
    ':method': 'POST',
    ':path': echoDefinition[kind].path,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...(encoding === undefined ? {} : { 'grpc-encoding': encoding }),
  });
  try {
    let answered: Record<string, unknown> = {};
    for (const event of ['response', 'trailers'])
      stream.on(event, (headers) => {
        answered = { ...answered, ...headers };
      });
    stream.end(body);
    stream.resume();
    await once(stream, 'close');
    const metadata = new Metadata();
    const details = answered['grpc-status-details-bin'];
    if (typeof details === 'string') metadata.set('grpc-status-details-bin', Buffer.from(details, 'base64'));
    return {
      code: status[Number(answered['grpc-status'])],
      reason: readDetails(metadata).reason,
      accepts: answered['grpc-accept-encoding'],
    };
  } finally {
    session.close();
  }
}

const FORMS: [string, (bytes: Buffer) => Buffer, string | undefined][] = [
  ['plain', (bytes) => framed(bytes, false), undefined],
  ['plain, with an encoding for others', (bytes) => framed(bytes, false), 'gzip'],
  ['gzip', (bytes) => framed(gzipSync(bytes), true), 'gzip'],
  ['deflate', (bytes) => framed(deflateSync(bytes), true), 'deflate'],
];

describe('the limit of a message', () => {
  const limits: [string, Kind, boolean, number][] = [
    ['a request', 'unary', false, LARGEST_REQUEST],
    ['a request that a stream answers', 'serverStream', false, LARGEST_REQUEST],
    ['a message of a stream', 'clientStream', false, LARGEST_STREAM_MESSAGE],
    ['a message of streams both ways', 'bidi', false, LARGEST_STREAM_MESSAGE],
    ['a piece of an upload', 'clientStream', true, LARGEST_PIECE],
  ];
  for (const [what, kind, uploads, largest] of limits) {
    for (const [form, make, encoding] of FORMS) {
      it(`counts ${what} as read, sent ${form}`, async () => {
        const { address } = await startCounting({ uploads });
        assert.equal((await send(address, kind, make(ofBytes(largest)), encoding)).code, 'OK');
        const { code, reason } = await send(address, kind, make(ofBytes(largest + 1)), encoding);
        // Above the largest of all, grpc-js refuses what is plain before anybody reads it.
        const isUnread = uploads && !form.startsWith('gzip') && form !== 'deflate';
        assert.deepEqual([code, reason], ['RESOURCE_EXHAUSTED', isUnread ? '' : 'MESSAGE_TOO_LARGE']);
      });
    }
  }

  it('is what the graph says, for every method', () => {
    const { services, policy } = loadMesh('test');
    assert.equal(LARGEST_REQUEST + PREFIX_BYTES, policy.unaryMaxRequestBytes);
    assert.equal(LARGEST_STREAM_MESSAGE, policy.streamMaxMessageBytes);
    for (const { path, kind, rawBody, maxRequestBytes } of services.flatMap(({ methods }) => methods)) {
      if (rawBody) assert.ok(maxRequestBytes <= LARGEST_PIECE, path);
      else if (kind === 'unary' || kind === 'serverStream')
        assert.equal(maxRequestBytes, policy.unaryMaxRequestBytes, path);
      else assert.equal(maxRequestBytes, policy.streamMaxMessageBytes, path);
    }
  });
});

describe('a compressed message', () => {
  it('is inflated when it is read, and not before', async () => {
    const { address, counted } = await startCounting({ reads: 3 });
    const one = framed(gzipSync(ofBytes(LARGEST_STREAM_MESSAGE)), true);
    // All of them in one frame of HTTP/2.
    const { code } = await send(address, 'bidi', Buffer.concat(Array(40).fill(one)), 'gzip');
    assert.deepEqual([code, counted.opened], ['OK', 3]);
  });

  it('that is a bomb is never a message, however many come at once', async () => {
    const { address, counted } = await startCounting();
    const bomb = framed(gzipSync(Buffer.alloc(3_900_000)), true);
    const replies = await Promise.all(Array.from({ length: 50 }, () => send(address, 'unary', bomb, 'gzip')));
    assert.deepEqual(
      new Set(replies.map(({ code, reason }) => `${code} ${reason}`)),
      new Set(['RESOURCE_EXHAUSTED MESSAGE_TOO_LARGE']),
    );
    assert.equal(counted.opened, 0);
  });

  const whole = gzipSync(ofBytes(20_000));
  const refused: [string, Buffer, string | undefined, string, string][] = [
    ['by what nobody reads', whole, 'br', 'UNIMPLEMENTED', 'ENCODING_NOT_SUPPORTED'],
    ['by a name of other case', whole, 'GZIP', 'UNIMPLEMENTED', 'ENCODING_NOT_SUPPORTED'],
    ['by a long name', whole, 'x'.repeat(9_000), 'UNIMPLEMENTED', 'ENCODING_NOT_SUPPORTED'],
    ['by a name that every object has', whole, 'constructor', 'UNIMPLEMENTED', 'ENCODING_NOT_SUPPORTED'],
    ['by nothing', whole, undefined, 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
    ['by identity', whole, 'identity', 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
    ['by another than it says', whole, 'deflate', 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
    ['and cut', whole.subarray(0, -12), 'gzip', 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
    ['and empty', Buffer.alloc(0), 'gzip', 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
    ['and no message', gzipSync(Buffer.from([0x0f])), 'gzip', 'INVALID_ARGUMENT', 'MALFORMED_REQUEST'],
  ];
  for (const kind of KINDS) {
    for (const [how, bytes, encoding, code, reason] of refused) {
      it(`${how} is refused by ${kind}`, async () => {
        const { address } = await startCounting();
        const reply = await send(address, kind, framed(bytes, true), encoding);
        assert.deepEqual([reply.code, reply.reason], [code, reason]);
        if (code === 'UNIMPLEMENTED') assert.equal(reply.accepts, 'identity,deflate,gzip');
      });
    }
  }
});
