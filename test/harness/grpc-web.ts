// gRPC-Web by hand: a frame is one flag byte, four bytes of length, and the payload; flag 0x80 holds the trailers as text.
import { methodDefinition } from './grpc.ts';
import { type HttpReply, type HttpRequest, http } from './http.ts';

export interface WebReply {
  http: HttpReply;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  messages: any[];
  /** Empty when they came as headers, which a refusal may do. */
  trailers: Map<string, string>;
  /** From the trailers or else the headers. */
  grpcStatus: number;
}

export async function callWeb(
  base: string,
  method: string,
  request: object,
  options: Partial<HttpRequest> & { text?: boolean } = {},
): Promise<WebReply> {
  const definition = methodDefinition(method);
  const payload = definition.requestSerialize(request);
  const frame = Buffer.concat([Buffer.from([0, 0, 0, 0, 0]), payload]);
  frame.writeUInt32BE(payload.length, 1);
  const type = options.text ? 'application/grpc-web-text' : 'application/grpc-web+proto';
  const reply = await http(base, {
    ...options,
    method: 'POST',
    path: `/${method}`,
    headers: { 'content-type': type, accept: type, 'x-grpc-web': '1', ...options.headers },
    body: options.text ? frame.toString('base64') : frame,
  });
  // Each part of a text reply is padded for itself, so it is decoded piece by piece.
  const bytes = options.text
    ? Buffer.concat((reply.text.match(/[^=]+={0,2}/g) ?? []).map((part) => Buffer.from(part, 'base64')))
    : reply.body;
  const messages: unknown[] = [];
  const trailers = new Map<string, string>();
  for (let at = 0; at + 5 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at + 1);
    const part = bytes.subarray(at + 5, at + 5 + length);
    if (bytes[at]! & 0x80) {
      for (const line of part.toString('utf8').split('\r\n')) {
        const colon = line.indexOf(':');
        if (colon > 0) trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
      }
    } else {
      messages.push(definition.responseDeserialize(part));
    }
    at += 5 + length;
  }
  const grpcStatus = Number(trailers.get('grpc-status') ?? reply.headers['grpc-status'] ?? -1);
  return { http: reply, messages, trailers, grpcStatus };
}
