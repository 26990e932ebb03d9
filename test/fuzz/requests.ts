// How a fuzzed message becomes a request of each kind, and what its answer says of us.
import type { Binding, Method } from '../../mesh/types.ts';
import { callBytes, type GrpcClient, type GrpcReply, methodDefinition } from '../harness/grpc.ts';
import { type HttpRequest, httpStream } from '../harness/http.ts';
import type { Fuzzed } from './messages.ts';
import type { Random } from './random.ts';

/** A stream that nobody ends is left after so long. */
const STREAM_MS = 250;
const UNARY_MS = 20_000;

/** What no client may cause. UNAVAILABLE is how a stream ends that could go on. */
const OUR_FAULT = new Set(['INTERNAL', 'UNKNOWN', 'UNAVAILABLE', 'DATA_LOSS']);

export interface Answer {
  /** Its code, or its HTTP status. */
  code: string;
  /** What a client should never see; undefined when all is well. */
  wrong: string | undefined;
  /** Page tokens and cursors in it. */
  tokens: string[];
}

export async function askNative(
  client: GrpcClient,
  method: Method,
  messages: Fuzzed[],
  metadata: Record<string, string>,
  random: Random,
): Promise<Answer> {
  const definition = methodDefinition(method.path.slice(1));
  const bytes = messages.map((message) => garbled(definition.requestSerialize(message), random));
  const deadlineMs = method.kind === 'unary' || method.kind === 'clientStream' ? UNARY_MS : STREAM_MS;
  const start = performance.now();
  const reply = await callBytes(client, method.path, bytes, definition, { metadata, deadlineMs });
  const late = performance.now() - start > deadlineMs - 50;
  return { code: reply.code, wrong: wrongIn(method, reply, late), tokens: tokensIn(reply.response) };
}

function wrongIn(method: Method, reply: GrpcReply, late: boolean): string | undefined {
  const streams = method.kind === 'serverStream' || method.kind === 'bidi';
  const failed = [reply.response]
    .flat()
    .find((frame) => frame?.error?.code === 13 || frame?.error?.code === 2);
  if (failed) return `a frame says ${failed.error.message}`;
  // Its deadline has passed, and the stream was cut by whoever noticed first.
  if (streams && (late || reply.reason === 'STREAM_ENDED')) return undefined;
  const wrong = OUR_FAULT.has(reply.code) || (!streams && reply.code === 'DEADLINE_EXCEEDED');
  return wrong ? `${reply.code} ${reply.reason} ${reply.message}` : undefined;
}

/** Some messages are none: bytes are changed, or missing. */
function garbled(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0 || random.chance(0.95)) return bytes;
  const copy = Buffer.from(bytes);
  for (let n = random.below(3); n >= 0; n--) copy[random.below(copy.length)] = random.below(256);
  return random.chance(0.5) ? copy : copy.subarray(0, random.below(copy.length));
}

export async function askJson(url: string, method: Method, request: HttpRequest): Promise<Answer> {
  const streams = method.kind === 'serverStream' || method.kind === 'bidi';
  const leave = new AbortController();
  const timer = setTimeout(() => leave.abort(), streams ? STREAM_MS : UNARY_MS);
  let status = 0;
  let body = '';
  try {
    const reply = await httpStream(url, { ...request, signal: leave.signal });
    status = reply.statusCode ?? 0;
    for await (const chunk of reply) if (body.length < 100_000) body += chunk;
  } catch (error) {
    if (!leave.signal.aborted)
      return { wrong: `the connection broke: ${error}`, tokens: [], code: `${status}` };
    if (!streams) return { wrong: 'there was no answer', tokens: [], code: `${status}` };
  } finally {
    clearTimeout(timer);
  }
  const wrong = status >= 500 && status !== 501 ? `${status} ${body.slice(0, 300)}` : frameError(body);
  return {
    wrong,
    tokens: [...body.matchAll(/"(?:nextPageToken|cursor)":"([^"]+)"/g)].map((match) => match[1]!),
    code: `${status}`,
  };
}

function frameError(body: string): string | undefined {
  return /"error":\{"code":(13|2),/.test(body) ? `a frame of ${body.slice(-300)}` : undefined;
}

/** The request for one binding of a method. What the path or the query cannot hold is left out. */
export function httpRequest(
  binding: Binding,
  method: Method,
  messages: Fuzzed[],
  raw: Buffer,
): HttpRequest | undefined {
  const [first = {}] = messages;
  let path = binding.template;
  for (const field of binding.pathFields) {
    const value = String(at(first, field) ?? 'none').replace(/^operations\//, '');
    const encoded = encodeURIComponent(value.toWellFormed()).slice(0, 4_000);
    if (encoded === '' || /^\.+$/.test(encoded)) return undefined;
    path = path.replace(
      new RegExp(`\\{${field.replace('.', '\\.')}(=([^}]*)\\*)?\\}`),
      (_, _all, before = '') => before + encoded,
    );
  }
  if (method.rawBody)
    return { method: binding.verb, path, body: raw, headers: { 'content-type': 'image/png' } };
  if (binding.body !== '') {
    const body = (message: Fuzzed) => (binding.body === '*' ? message : at(message, binding.body));
    const streams = method.kind === 'clientStream' || method.kind === 'bidi';
    return { method: binding.verb, path, body: streams ? messages.map(body) : (body(first) ?? {}) };
  }
  const query = binding.parameters
    .flatMap(({ name }) => [at(first, name)].flat().map((value) => [name, value] as const))
    .filter(([, value]) => value !== undefined && typeof value !== 'object')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed()).slice(0, 4_000)}`);
  return {
    method: binding.verb,
    path: query.length > 0 ? `${path}?${query.join('&').slice(0, 6_000)}` : path,
  };
}

/** The value of a field in proto spelling, `user.id` or `range.start`. */
function at(message: Fuzzed, field: string): unknown {
  return field
    .split('.')
    .map((name) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))
    .reduce<unknown>((value, name) => (value as Fuzzed | undefined)?.[name], message);
}

function tokensIn(reply: unknown): string[] {
  return [reply].flat().flatMap((one) => {
    const { nextPageToken, cursor } = (one ?? {}) as Record<string, unknown>;
    return [nextPageToken, cursor].filter(
      (token): token is string => typeof token === 'string' && token !== '',
    );
  });
}
