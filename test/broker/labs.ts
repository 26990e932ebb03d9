// A broker of each kind, to be held to the same promises: how it is started, taken away, and given something that is no event.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Channel, Connection } from 'rabbitmq-client';
import { startPostgres } from '../../local/postgres.ts';
import { deleteData } from '../../local/postgres-account.ts';
import { until } from '../../local/until.ts';
import { connectBroker } from '../../src/runtime/broker/broker.ts';
import { setUpQueues } from '../../src/runtime/broker/pg-boss-queues.ts';
import { EVENTS, retriesOf } from '../../src/runtime/broker/rabbitmq-topology.ts';
import type { Access, Topology } from '../../src/runtime/broker/types.ts';
import { silentLog } from '../../src/runtime/testing/database.ts';
import { rabbitProgram, startRabbit } from '../../src/runtime/testing/rabbitmq.ts';

export interface Lab {
  url: string;
  /** kill -9; what it has confirmed is on disk. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Puts something into a queue that no service would. */
  inject(queue: string, text: string): Promise<void>;
  /** Makes the queues, and a user for each service with the rights that it has in a cluster; gives their URLs. */
  users(topology: Topology, access: Access): Promise<(service: string) => string>;
  /** Tries every way of a user to put a text into a queue that is not theirs; gives those that worked. */
  smuggle(url: string, queue: string, text: string): Promise<string[]>;
  /** Tries every way of a user to see, change or take what lies in a queue that is not theirs; gives those that worked. */
  pry(url: string, queue: string): Promise<string[]>;
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
    async users(topology, access) {
      for (const service of Object.keys(access)) await postgres.createServiceDatabase(service);
      await setUpQueues({ url, topology, access, log: silentLog() });
      return (service) => postgres.url('broker', service);
    },
    smuggle: (as, queue, text) =>
      worked(as, {
        'an insert': [
          `insert into pgboss.job (name, data) values ($1, jsonb_build_object('event', $2::text))`,
          queue,
          text,
        ],
        'an insert into its table': [
          `insert into ${tableOf(queue)} (name, data) values ($1, jsonb_build_object('event', $2::text))`,
          queue,
          text,
        ],
        'a copy that names another dead-letter queue': [
          `update pgboss.job set dead_letter = $1 where $2::text <> ''`,
          queue,
          text,
        ],
        'a job that moves': [`update pgboss.job set name = $1 where $2::text <> ''`, queue, text],
        'a type of its own': [
          `insert into pgboss.published_type values (session_user, $1 || $2::text)`,
          queue,
          text,
        ],
        'another queue that takes its types': [
          `insert into pgboss.taken_type values ($1, $2::text)`,
          queue,
          text,
        ],
        'another dead-letter queue': [
          `update pgboss.queue set dead_letter = $1 where $2::text <> ''`,
          queue,
          text,
        ],
        'another role': [`set role broker`],
        'another session': [`set session authorization broker`],
        'a trigger': [
          `create trigger mine before insert on pgboss.job for each row execute function suppress_redundant_updates_trigger()`,
        ],
      }),
    pry: (as, queue) =>
      worked(as, {
        'a read': [`select from ${tableOf(queue)} where name = $1`, queue],
        'a read of all': ['select from pgboss.job where name = $1', queue],
        'a fetch': [`update ${tableOf(queue)} set state = 'active' where name = $1`, queue],
        'a delete': [`delete from ${tableOf(queue)} where name = $1`, queue],
        'a delete of all': [`delete from pgboss.job where name = $1`, queue],
        'a change of the queue': ['update pgboss.queue set ready_count = 0 where name = $1', queue],
        'the end of the queue': ['select pgboss.delete_queue($1)', queue],
      }),
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

/** As pg-boss names the table of a queue. */
function tableOf(queue: string): string {
  return `pgboss.j${createHash('sha224').update(queue).digest('hex')}`;
}

/** The statements that did something. */
async function worked(url: string, statements: Record<string, string[]>): Promise<string[]> {
  const names: string[] = [];
  for (const [name, [text, ...values]] of Object.entries(statements)) {
    const { rowCount, command } = await withClient(url, (client) => client.query(text!, values)).catch(
      ({ code }) => ({ rowCount: 0, command: code === '42501' ? 'denied' : `failed with ${code}` }),
    );
    if (rowCount !== 0 || command.startsWith('failed')) names.push(`${name}: ${command}`);
  }
  return names;
}

/** The steps that the broker let pass. */
async function workedInRabbit(
  url: string,
  steps: Record<string, (channel: Channel) => Promise<unknown>>,
): Promise<string[]> {
  const names: string[] = [];
  const connection = new Connection(url);
  connection.on('error', () => {});
  for (const [name, step] of Object.entries(steps)) {
    const channel = await connection.acquire();
    channel.on('error', () => {});
    await channel.confirmSelect();
    await step(channel).then(
      () => names.push(name),
      ({ code }) => {
        if (!['ACCESS_REFUSED', 'PRECONDITION_FAILED'].includes(code)) names.push(`${name}: ${code}`);
      },
    );
  }
  await connection.close();
  return names;
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
    async users(topology, access) {
      const declarer = connectBroker({ url: rabbit.url, topology, name: 'declarer', log: silentLog() });
      await until('the queues are declared', () =>
        declarer.publish([]).then(
          () => true,
          () => false,
        ),
      );
      await declarer.close();
      await rabbit.define(access);
      return (service) => rabbit.url.replace('guest:guest', `${service}:${service}`);
    },
    smuggle: (as, queue, text) =>
      workedInRabbit(as, {
        'a retry': (channel) =>
          channel.basicPublish({ exchange: retriesOf(queue), routingKey: queue }, Buffer.from(text)),
        'a message to the queue itself': (channel) =>
          channel.basicPublish({ exchange: '', routingKey: queue }, Buffer.from(text)),
        'another name': (channel) =>
          channel.basicPublish(
            { exchange: EVENTS, routingKey: 'product.updated', userId: 'orders' },
            Buffer.from(text),
          ),
        'a binding': (channel) => channel.queueBind({ queue, exchange: EVENTS, routingKey: '#' }),
      }),
    pry: (as, queue) =>
      workedInRabbit(as, {
        'a get': (channel) => channel.basicGet({ queue }),
        'a consumer': (channel) => channel.basicConsume({ queue }, () => {}),
        'a purge': (channel) => channel.queuePurge({ queue }),
        'the end of the queue': (channel) => channel.queueDelete({ queue }),
      }),
    stop: rabbit.stop,
  };
}
