// A RabbitMQ of a test's own: its own node, ports, data and epmd, in a temporary folder; by any user, and gone afterwards.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endWithProcess } from '../../../local/end-with-process.ts';
import { rabbitPermissions } from '../broker/rabbitmq-permissions.ts';
import type { Access } from '../broker/types.ts';

export interface Rabbit {
  readonly url: string;
  /** kill -9, as for good; what was confirmed is on disk. */
  kill(): Promise<void>;
  /** Starts it again with what it had. */
  start(): Promise<void>;
  /** Makes users with the rights of services, as a cluster's operator does; their passwords are their names. */
  define(access: Access): Promise<void>;
  /** Ends it and removes all of it. */
  stop(): Promise<void>;
}

/** Debian's own place, and where a PATH may have it. Not the wrapper of the same name, which insists on root and one user. */
const PROGRAMS = [
  '/usr/lib/rabbitmq/bin/rabbitmq-server',
  '/usr/local/sbin/rabbitmq-server',
  '/opt/homebrew/sbin/rabbitmq-server',
];
const START_MS = 60_000;

/** The server's program, or undefined where it is not installed. */
export function rabbitProgram(): string | undefined {
  return [process.env.RABBITMQ_SERVER, ...PROGRAMS].find((path) => path !== undefined && existsSync(path));
}

export async function startRabbit(program: string): Promise<Rabbit> {
  const home = mkdtempSync(join(tmpdir(), 'plaza-rabbit-'));
  for (const folder of ['data', 'log']) mkdirSync(join(home, folder));
  const [port, distribution, epmdPort] = await freePorts(3);
  writeFileSync(
    join(home, 'rabbitmq.conf'),
    [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      'disk_free_limit.absolute = 10MB',
      'vm_memory_high_watermark.absolute = 512MB',
      'log.console = false',
      '',
    ].join('\n'),
  );
  writeFileSync(join(home, 'enabled_plugins'), '[].\n');
  const environment = {
    PATH: process.env.PATH,
    HOME: home,
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `plaza-${randomBytes(4).toString('hex')}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: join(home, 'data'),
    RABBITMQ_LOG_BASE: join(home, 'log'),
    RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
    RABBITMQ_PID_FILE: join(home, 'pid'),
    RABBITMQ_CONF_ENV_FILE: join(home, 'no-rabbitmq-env.conf'),
    // A test's few messages need one scheduler, and none that spins.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none',
  };
  // Ours, in the foreground: Erlang would start one that outlives it.
  const epmd = spawn('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], {
    stdio: 'ignore',
    env: environment,
  });
  let server: ChildProcess | undefined;
  const end = () => {
    if (server?.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      // The script and what it runs are one process group.
      process.kill(-server.pid, 'SIGKILL');
    }
  };
  const endAll = () => {
    end();
    epmd.kill('SIGKILL');
  };
  process.once('exit', endAll);
  const forget = endWithProcess(async () => endAll());

  async function start(): Promise<void> {
    server = spawn(program, [], { stdio: 'ignore', env: environment, cwd: home, detached: true });
    const ended = once(server, 'exit').then(() => true);
    for (const deadline = Date.now() + START_MS; ; await sleep(50)) {
      if (await speaksAmqp(port!)) return;
      const over = await Promise.race([ended, sleep(0, false)]);
      if (over || Date.now() > deadline) throw new Error(`RabbitMQ does not start: ${lastWords(home)}`);
    }
  }

  async function kill(): Promise<void> {
    const running = server;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    end();
    await gone;
  }

  try {
    await start();
  } catch (error) {
    endAll();
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    kill,
    start,
    async define(access) {
      const file = join(home, 'definitions.json');
      writeFileSync(file, JSON.stringify(definitions(access)));
      const control = join(dirname(program), 'rabbitmqctl');
      await promisify(execFile)(control, ['--quiet', 'import_definitions', file], {
        env: environment,
        cwd: home,
      });
    },
    async stop() {
      await kill();
      epmd.kill('SIGKILL');
      process.off('exit', endAll);
      forget();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function definitions(access: Access): object {
  const vhost = '/';
  const rights = Object.entries(access).map(([user, one]) => ({ user, vhost, ...rabbitPermissions(one) }));
  return {
    users: rights.map(({ user: name }) => ({
      name,
      password_hash: passwordHash(name),
      hashing_algorithm: 'rabbit_password_hashing_sha256',
      tags: [],
    })),
    permissions: rights.map(({ topics: _, ...one }) => one),
    topic_permissions: rights.map(({ user, topics }) => ({ user, vhost, ...topics })),
  };
}

/** A salt of four bytes, and the SHA-256 of it and the password. */
function passwordHash(password: string): string {
  const salt = randomBytes(4);
  const hash = createHash('sha256').update(salt).update(password).digest();
  return Buffer.concat([salt, hash]).toString('base64');
}

/** Whether a server answers the greeting of AMQP 0-9-1 with its connection.start. */
async function speaksAmqp(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]));
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    return bytes[0] === 1;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

function lastWords(home: string): string {
  const file = join(home, 'log');
  try {
    return readFileSync(join(file, 'crash.log'), 'utf8').split('\n').slice(-5).join(' ');
  } catch {
    return `${file} is empty`;
  }
}
