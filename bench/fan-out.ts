// What a message to a whole room costs, as a ratio to a bare grpc-js server that writes as many bytes to as many streams.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, type ClientDuplexStream, credentials } from '@grpc/grpc-js';
import roomsGrpc from '../gen/plaza/rooms/v1/rooms_grpc_pb.js';
import pb from '../gen/plaza/rooms/v1/rooms_pb.js';
import { startMesh } from '../local/start-mesh.ts';
import { until } from '../local/until.ts';
import { as } from './clients.ts';
import { cpuOf } from './cpu.ts';
import { median } from './load.ts';

const usage = `usage: make bench-rooms [MEMBERS=300] [MESSAGES=300]
  One member of a room says messages, ten under way at a time, until all members have all. In turns: to one replica of rooms with its
  PostgreSQL, straight on its socket, and to a bare grpc-js server that writes frames of the same size. Ends what it starts.`;

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '300' },
    messages: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
const [members, messages, rounds] = [values.members, values.messages, values.rounds].map(Number) as [
  number,
  number,
  number,
];
if (values.help || ![members, messages, rounds].every((value) => value >= 1)) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

/** Messages that were said and have not come back. */
const UNDER_WAY = 10;
/** The first byte of a frame that is an item: field 1, a message. */
const ITEM = 0x0a;

interface Sample {
  /** Frames a second. */
  rate: number;
  /** Microseconds of the server process for a frame. */
  cpu: number;
}

interface Crowd {
  /** Says `messages`, and resolves when all have all. */
  talk(): Promise<void>;
  /** The last frame that came. */
  frame(): Buffer;
  close(): void;
}

/** Opens the streams of a room's members; where `joins`, a first frame tells each that it is in. */
async function gather(socket: string, room: string, joins: boolean): Promise<Crowd> {
  const client = new Client(`unix:${socket}`, credentials.createInsecure(), {
    'grpc.enable_retries': 0,
    'grpc.use_local_subchannel_pool': 1,
  });
  let frames = 0;
  let inside = 0;
  let last: Buffer = Buffer.alloc(0);
  let toSay = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let done = () => {};
  const request = (text: string, named = ''): pb.ChatRequest => {
    const made = new pb.ChatRequest();
    made.setRoom(named);
    made.setText(text);
    return made;
  };
  const say = (): void => {
    if (toSay-- > 0)
      streams[0]!.write(request('All happy families are alike; each unhappy one is so in its own way.'));
  };
  const { path, requestSerialize } = roomsGrpc.RoomsService.chat;
  const streams: ClientDuplexStream<pb.ChatRequest, Buffer>[] = Array.from({ length: members }, (_, i) => {
    const stream = client.makeBidiStreamRequest(
      path,
      requestSerialize,
      (bytes: Buffer) => bytes,
      as(crypto.randomUUID(), 'customer'),
    );
    let isInside = false;
    stream.on('error', () => {});
    stream.on('data', (bytes: Buffer) => {
      if (!isInside) inside++;
      isInside = true;
      if (bytes[0] !== ITEM) return;
      last = bytes;
      frames++;
      if (i === 0) say();
      if (frames === wanted) done();
    });
    stream.write(request('', room));
    return stream;
  });
  if (joins) await until('all are in', () => inside === members, { deadlineMs: 30_000 });
  return {
    frame: () => last,
    close() {
      for (const stream of streams) stream.cancel();
      client.close();
    },
    talk() {
      const over = new Promise<void>((resolve) => {
        done = resolve;
      });
      wanted = frames + members * messages;
      toSay = messages;
      for (let i = 0; i < UNDER_WAY; i++) say();
      return over;
    },
  };
}

async function measure(crowd: Crowd, cpuSeconds: () => number): Promise<Sample> {
  await crowd.talk();
  const cpuBefore = cpuSeconds();
  const began = performance.now();
  await crowd.talk();
  const seconds = (performance.now() - began) / 1_000;
  const frames = members * messages;
  return { rate: frames / seconds, cpu: ((cpuSeconds() - cpuBefore) * 1e6) / frames };
}

const mesh = await startMesh({
  dir: '.plaza/bench-fan-out',
  environment: 'test',
  fresh: true,
  services: ['accounts', 'rooms'],
  replicas: { rooms: 1 },
  envoyBin: process.env.ENVOY_BIN,
  env: () => ({ LOG_LEVEL: 'warn' }),
  log: (line) => console.error(line),
});
const samples: Record<'rooms' | 'bare', Sample[]> = { rooms: [], bare: [] };
try {
  const replica = mesh.placement.replicas.find(({ service }) => service === 'rooms')!;
  const pidOf = () => mesh.processes().find(({ name }) => name === replica.name)!.pid!;
  for (let round = 1; round <= rounds; round++) {
    console.error(`round ${round} of ${rounds}`);
    const room = await gather(replica.socket, `round-${round}`, true);
    samples.rooms.push(await measure(room, () => cpuOf(pidOf())));
    room.close();

    const socket = join('.plaza/bench-fan-out/run', `bare-${round}.sock`);
    const server = spawn(process.execPath, ['bench/bare-chat.ts', socket, room.frame().toString('base64')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(server.stdout, 'data');
    const bare = await gather(socket, 'bare', false);
    samples.bare.push(await measure(bare, () => cpuOf(server.pid!)));
    bare.close();
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  }
} finally {
  await mesh.stop();
}

const middle = (of: Sample[], figure: keyof Sample) => median(of.map((sample) => sample[figure]));
console.log(
  `\n${members} members, ${messages} messages, ${rounds} rounds in turns, ${cpus().length} cores shared by all`,
);
console.log(`\n${''.padEnd(38)}frames/s (range)            server CPU µs/frame`);
for (const [key, says] of [
  ['rooms', 'rooms, stored and in order'],
  ['bare', 'a bare grpc-js write loop'],
] as const) {
  const rates = samples[key].map(({ rate }) => Math.round(rate));
  const range = `(${Math.min(...rates)}-${Math.max(...rates)})`;
  console.log(
    `  ${says.padEnd(36)}${String(Math.round(middle(samples[key], 'rate'))).padStart(8)} ${range.padEnd(20)}${middle(samples[key], 'cpu').toFixed(1).padStart(10)}`,
  );
}
const ratio = (figure: keyof Sample) =>
  (middle(samples.rooms, figure) / middle(samples.bare, figure)).toFixed(2);
console.log(`  rooms : bare   throughput ${ratio('rate')}, CPU of the server ${ratio('cpu')}`);
process.exit(0);
