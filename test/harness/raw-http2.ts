// HTTP/2 frame by frame, for what no HTTP/2 library sends: fields of a request as they are given, never indexed and never compressed.
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';

export type Field = [name: string, value: string];

/** What a server said of one stream, or did to it. */
export interface RawStream {
  /** Whether an answer began. */
  answered: boolean;
  /** Its body; refusals to JSON callers have their code in it. */
  text: string;
  /** The error code of the reset, when there was one. */
  reset: number | undefined;
  /** Whether nothing more will come. */
  over: boolean;
}

export interface RawConnection {
  /** Opens a stream; the request ends with its fields unless it is told otherwise. */
  open(fields: Field[], options?: { end: boolean }): RawStream;
  /** Resolves when the stream is over; rejects when the whole connection is. */
  over(stream: RawStream): Promise<void>;
  close(): void;
}

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const DATA = 0;
const HEADERS = 1;
const RST_STREAM = 3;
const SETTINGS = 4;
const PING = 6;
const GOAWAY = 7;
const CONTINUATION = 9;
const END_STREAM = 1;
const END_HEADERS = 4;
const ACK = 1;
const FRAME_BYTES = 16 * 1024;

export async function rawHttp2(base: string): Promise<RawConnection> {
  const url = new URL(base);
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  socket.setNoDelay(true);
  const streams = new Map<number, RawStream>();
  let next = 1;
  /** The error code of GOAWAY; -1 when there was none. */
  let gone: number | undefined;
  let held = Buffer.alloc(0);
  const said = new EventEmitter();
  const write = (type: number, flags: number, id: number, payload: Buffer = Buffer.alloc(0)) => {
    const head = Buffer.alloc(9);
    head.writeUIntBE(payload.length, 0, 3);
    head[3] = type;
    head[4] = flags;
    head.writeUInt32BE(id, 5);
    socket.write(Buffer.concat([head, payload]));
  };
  const read = (type: number, flags: number, id: number, payload: Buffer) => {
    const stream = streams.get(id);
    if (type === SETTINGS && !(flags & ACK)) write(SETTINGS, ACK, 0);
    if (type === PING && !(flags & ACK)) write(PING, ACK, 0, payload);
    if (type === GOAWAY) gone = payload.readUInt32BE(4);
    if (!stream) return;
    if (type === HEADERS) stream.answered = true;
    if (type === DATA) stream.text += payload.toString();
    if (type === RST_STREAM) stream.reset ??= payload.readUInt32BE(0);
    if (type === RST_STREAM || ((type === HEADERS || type === DATA) && flags & END_STREAM))
      stream.over = true;
  };
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
      const end = 9 + held.readUIntBE(0, 3);
      read(held[3]!, held[4]!, held.readUInt32BE(5) & 0x7fffffff, held.subarray(9, end));
      held = held.subarray(end);
    }
    said.emit('something');
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    gone ??= -1;
    said.emit('something');
  });
  socket.write(PREFACE);
  write(SETTINGS, 0, 0);

  return {
    open(fields, { end } = { end: true }) {
      const id = next;
      next += 2;
      const stream: RawStream = { answered: false, text: '', reset: undefined, over: false };
      streams.set(id, stream);
      const block = Buffer.concat(fields.map(literal));
      for (let at = 0; at === 0 || at < block.length; at += FRAME_BYTES) {
        const last = at + FRAME_BYTES >= block.length;
        const flags = (last ? END_HEADERS : 0) | (at === 0 && end ? END_STREAM : 0);
        write(at === 0 ? HEADERS : CONTINUATION, flags, id, block.subarray(at, at + FRAME_BYTES));
      }
      return stream;
    },
    async over(stream) {
      const signal = AbortSignal.timeout(15_000);
      while (!stream.over) {
        if (gone !== undefined) throw new Error(`the server has left the connection, with code ${gone}`);
        await once(said, 'something', { signal });
      }
    },
    close: () => socket.destroy(),
  };
}

/** A literal field without indexing, name and value as they are: RFC 7541, 6.2.2. */
function literal([name, value]: Field): Buffer {
  return Buffer.concat([Buffer.from([0]), string(name), string(value)]);
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([integer(bytes.length), bytes]);
}

/** With a prefix of 7 bits: RFC 7541, 5.1. */
function integer(value: number): Buffer {
  if (value < 127) return Buffer.from([value]);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest >>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}
