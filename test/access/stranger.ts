// Another user of the machine: a process that gives its rights up for good, tries all doors of a mesh, and tells what it got.
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { credentials } from '@grpc/grpc-js';
import pg from 'pg';
import { call, grpcClient } from '../harness/grpc.ts';
import { probe } from './probe.ts';

export const nobody = 65_534;

/** What there is to try. */
export interface Doors {
  ports: number[];
  /** `[authority, method]`. */
  methods: [string, string][];
  sockets: string[];
  folders: string[];
  pids: number[];
  databases: { port: number; role: string; name: string }[];
}

export interface Found {
  /** By port and method: the codes by plain gRPC and by TLS without a certificate. */
  answers: { port: number; method: string; code: string; message: string; tls: boolean }[];
  /** By path: what was refused how, or `open`. */
  sockets: Record<string, string>;
  folders: Record<string, string>;
  environments: Record<string, string>;
  commandLines: string[];
  databases: string[];
}

if (process.argv[1] === import.meta.filename) {
  const doors = JSON.parse(readFileSync(0, 'utf8')) as Doors;
  process.setgroups!([]);
  process.setgid!(nobody);
  process.setuid!(nobody);
  process.stdout.write(JSON.stringify(await tryAll(doors)));
}

async function tryAll({ ports, methods, sockets, folders, pids, databases }: Doors): Promise<Found> {
  const answers = await Promise.all(
    ports.flatMap((port) => [ask(port, methods, false), ask(port, methods, true)]),
  );
  return {
    answers: answers.flat(),
    sockets: Object.fromEntries(await Promise.all(sockets.map(async (path) => [path, await dial(path)]))),
    folders: Object.fromEntries(folders.map((path) => [path, attempt(() => readdirSync(path))])),
    environments: Object.fromEntries(
      pids.map((pid) => [pid, attempt(() => readFileSync(`/proc/${pid}/environ`))]),
    ),
    commandLines: pids.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    databases: await Promise.all(databases.map(signIn)),
  };
}

async function ask(port: number, methods: Doors['methods'], tls: boolean): Promise<Found['answers']> {
  const byAuthority = Map.groupBy(methods, ([authority]) => authority);
  const replies = [...byAuthority].map(async ([authority, some]) => {
    const client = grpcClient(
      `127.0.0.1:${port}`,
      tls ? credentials.createSsl(null, null, null, { rejectUnauthorized: false }) : undefined,
      { 'grpc.default_authority': authority },
    );
    const found = await Promise.all(
      some.map(async ([, method]) => {
        const { code, message } = await call(client, method, probe(method), { deadlineMs: 10_000 });
        return { port, method, code, message, tls };
      }),
    );
    client.close();
    return found;
  });
  return (await Promise.all(replies)).flat();
}

function dial(path: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve('open');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(`${code}`));
  });
}

function attempt(read: () => unknown): string {
  try {
    read();
    return 'open';
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`;
  }
}

async function signIn({ port, role, name }: Doors['databases'][number]): Promise<string> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: role, password: 'guess', database: name });
  try {
    await client.connect();
    await client.end();
    return 'open';
  } catch (error) {
    return `${(error as { code?: string }).code}`;
  }
}
