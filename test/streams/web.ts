// A server stream by gRPC-Web, as a browser reads it: frame by frame from the body of a fetch.
import { methodDefinition } from '../harness/grpc.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a message
type Message = any;

/** The messages as they come; throws when the trailers tell of a failure. */
export async function openWebStream(
  base: string,
  method: string,
  request: object,
  token: string,
): Promise<AsyncGenerator<Message, void>> {
  const definition = methodDefinition(method);
  const payload = definition.requestSerialize(request);
  const body = Buffer.alloc(5 + payload.length);
  body.writeUInt32BE(payload.length, 1);
  payload.copy(body, 5);
  const abort = new AbortController();
  const response = await fetch(`${base}/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/grpc-web+proto',
      'x-grpc-web': '1',
      authorization: `Bearer ${token}`,
    },
    body,
    signal: abort.signal,
  });
  return read(response.body!);

  async function* read(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Message, void> {
    let held = Buffer.alloc(0);
    try {
      for await (const chunk of chunks) {
        held = Buffer.concat([held, chunk]);
        while (held.length >= 5 && held.length >= 5 + held.readUInt32BE(1)) {
          const frame = held.subarray(5, 5 + held.readUInt32BE(1));
          const isTrailers = (held[0]! & 0x80) !== 0;
          held = held.subarray(5 + frame.length);
          if (!isTrailers) yield definition.responseDeserialize(frame);
          else if (!/^grpc-status: ?0\r?$/m.test(frame.toString())) throw new Error(frame.toString());
        }
      }
    } finally {
      abort.abort();
    }
  }
}
