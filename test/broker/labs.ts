// A broker of each kind, to be held to the same promises: how it is started, taken away, and given something that is no event.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Connection } from 'rabbitmq-client';
import { startPostgres } from '../../local/postgres.ts';
import { deleteData } from '../../local/postgres-account.ts';
import { until } from '../../local/until.ts';
import { rabbitProgram, startRabbit } from '../../src/runtime/testing/rabbitmq.ts';

export interface Lab {
  url: string;
  /** kill -9; what it has confirmed is on disk. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Puts something into a queue that no service would. */
  inject(queue: string, text: string): Promise<void>;
  /** The URL of a user who may use what there is, and declare nothing; undefined where there are no such rights. */
  guestUrl?(): Promise<string>;
  stop(): Promise<void>;
}

export interface Kind {
  name: string;
  start(): Promise<Lab>;
  /** A sentence for the output where it cannot be started here. */
  missing?: string;
}

export const kinds: Kind[] = [
  { name: 'pg-boss', start: startPgBossLab },
  {
    name: 'RabbitMQ',
    start: startRabbitLab,
    ...(rabbitProgram()
      ? {}
      : {
          missing:
            'RabbitMQ is not installed, so nothing of it is tested (Debian: apt-get install rabbitmq-server)',
        }),
  },
];

async function startPgBossLab(): Promise<Lab> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-broker-'));
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({ dataDir });
  await postgres.createDatabase('broker');
  const url = postgres.url('broker');
  const child = postgres.child!;
  child.restart = false;
  return {
    url,
    async down() {
      child.kill('SIGKILL');
      await until('PostgreSQL is gone', () => child.state === 'ended');
    },
    async up() {
      child.revive();
      await until('PostgreSQL answers', () => withClient(url, async () => true).catch(() => false), {
        deadlineMs: 30_000,
      });
    },
    inject: (queue, text) =>
      withClient(url, (client) =>
        client.query(
          `insert into pgboss.job (name, data, retry_limit, policy, dead_letter)
           select name, jsonb_build_object('event', $2::text), retry_limit, policy, dead_letter
           from pgboss.queue where name = $1`,
          [queue, text],
        ),
      ).then(() => {}),
    async stop() {
      await postgres.stop();
      deleteData(dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startRabbitLab(): Promise<Lab> {
  const rabbit = await startRabbit(rabbitProgram()!);
  return {
    url: rabbit.url,
    down: rabbit.kill,
    up: rabbit.start,
    async inject(queue, text) {
      const connection = new Connection(rabbit.url);
      const publisher = connection.createPublisher({ confirm: true });
      await publisher.send({ routingKey: queue, durable: true }, Buffer.from(text));
      await publisher.close();
      await connection.close();
    },
    async guestUrl() {
      await rabbit.control('add_user', 'guarded', 'secret');
      // As the cluster grants it: configure, write, read.
      await rabbit.control(
        'set_permissions',
        'guarded',
        '^$',
        '^plaza\\.(events|retries)$',
        '^q\\d+(\\.dead)?$',
      );
      return rabbit.url.replace('guest:guest', 'guarded:secret');
    },
    stop: rabbit.stop,
  };
}
