// Reads a stream of JSON frames as they come, in whatever form they have on the wire.
import type { IncomingMessage } from 'node:http';
import { readEvents } from '../../client/server-sent-events.ts';
import { httpStream } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an item
type Item = any;

export interface Frame {
  item?: Item;
  cursor?: string;
  heartbeat?: { time: string };
  end?: object;
  error?: { code: number; message: string; details: { reason?: string }[] };
}

export const FORMS = {
  'text/event-stream': /^text\/event-stream/,
  'application/x-ndjson': /^application\/x-ndjson/,
  'application/json': /^application\/json/,
} as const;

export type Form = keyof typeof FORMS;

export interface Stream {
  status: number;
  headers: IncomingMessage['headers'];
  /** Throws when the connection breaks. */
  frames: AsyncGenerator<Frame, void>;
  close(): void;
}

export async function openStream(
  mesh: TestMesh,
  path: string,
  options: { token?: string | undefined; accept?: string; timeoutMs?: number } = {},
): Promise<Stream> {
  const { token, accept = 'text/event-stream', timeoutMs = 60_000 } = options;
  const incoming = await httpStream(mesh.target.httpUrl, { path, token, timeoutMs, headers: { accept } });
  const isEvents = incoming.headers['content-type']?.startsWith('text/event-stream');
  const frames = isEvents ? eventFrames(incoming) : objects(incoming);
  return {
    status: incoming.statusCode!,
    headers: incoming.headers,
    frames,
    close: () => incoming.destroy(),
  };
}

/** All frames of a stream that ends. */
export async function readAll(
  mesh: TestMesh,
  path: string,
  options: { token?: string | undefined; accept?: string } = {},
): Promise<{ status: number; frames: Frame[]; items: Item[]; cursors: string[] }> {
  const stream = await openStream(mesh, path, options);
  const frames = await Array.fromAsync(stream.frames);
  const withItem = frames.filter((frame) => frame.item !== undefined);
  return {
    status: stream.status,
    frames,
    items: withItem.map((frame) => frame.item),
    cursors: withItem.map((frame) => frame.cursor!),
  };
}

async function* eventFrames(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void> {
  for await (const { data } of readEvents(body)) yield JSON.parse(data) as Frame;
}

/** Each object as soon as its last brace is there, whatever stands between two of them: an array, or lines. */
async function* objects(body: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void> {
  const decoder = new TextDecoder();
  let text = '';
  let [depth, inText, escaped] = [0, false, false];
  for await (const bytes of body) {
    for (const letter of decoder.decode(bytes, { stream: true })) {
      if (depth > 0 || letter === '{') text += letter;
      if (escaped) escaped = false;
      else if (letter === '\\') escaped = inText;
      else if (letter === '"') inText = !inText;
      else if (!inText && letter === '{') depth++;
      else if (!inText && letter === '}' && --depth === 0) {
        yield JSON.parse(text) as Frame;
        text = '';
      }
    }
  }
}
