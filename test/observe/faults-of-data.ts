// What goes wrong with databases, messages and processes of services.
import pg from 'pg';
import { until } from '../../local/until.ts';
import { newEvent } from '../../src/runtime/broker/event.ts';
import { testCall } from '../../src/runtime/testing/call.ts';
import { killForGood } from '../harness/faults.ts';
import { call } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { Fault } from './fault.ts';
import { repeat } from './repeat.ts';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const asAdmin = (mesh: TestMesh, text: string) =>
  withClient(mesh.postgres.adminUrl, (client) => client.query(text));

/** Nobody reads the table while it is held. */
async function hold(mesh: TestMesh, service: string, table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: mesh.postgres.ownerUrl(service) });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

export const databaseRefuses: Fault = {
  what: 'the database of catalog lets it in no more',
  fires: [
    ['DatabaseDown', { workload: 'catalog', severity: 'critical' }],
    ['NothingHealthy', { workload: 'catalog' }],
    ['HighErrorRate', { workload: 'catalog' }],
    ['HighErrorRate', { workload: 'gateway' }],
    ['ErrorBudgetBurnsFast', { workload: 'gateway', window: '1h' }],
    ['ErrorBudgetBurnsFast', { workload: 'gateway', window: '6h' }],
    ['ErrorBudgetBurnsSlow', { workload: 'gateway', window: '1d' }],
    ['ErrorBudgetBurnsSlow', { workload: 'gateway', window: '3d' }],
  ],
  hidden: [
    [['NothingHealthy', { workload: 'catalog' }], ['DatabaseDown']],
    [
      ['HighErrorRate', { workload: 'catalog' }],
      ['DatabaseDown', 'NothingHealthy'],
    ],
    [['ErrorBudgetBurnsFast', { workload: 'gateway', window: '1h' }], ['HighErrorRate']],
  ],
  async begin({ mesh }) {
    await asAdmin(mesh, 'alter role catalog nologin');
    await asAdmin(mesh, `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'catalog'`);
    // As a service that has not yet heard that catalog is ill.
    const orders = mesh.inside('catalog-1', 'orders');
    const request = { ids: ['019a0000-0000-7000-8000-000000000000'] };
    const ask = () => call(orders, 'plaza.catalog.v1.Catalog/BatchGetProducts', request);
    const stop = repeat(ask);
    const mend = async () => {
      await stop();
      await asAdmin(mesh, 'alter role catalog login');
    };
    try {
      await until('catalog fails', async () => {
        const { code, message } = await ask();
        if (code === 'UNAVAILABLE') return true;
        throw new Error(`it says ${code} ${message}`);
      });
    } catch (error) {
      await mend();
      throw error;
    }
    return mend;
  },
};

export const brokerAway: Fault = {
  what: 'the broker is away',
  fires: [
    ['BrokerDown', { workload: 'orders', severity: 'critical' }],
    ['OutboxLags', { workload: 'orders' }],
  ],
  hidden: [[['OutboxLags', { workload: 'orders' }], ['BrokerDown']]],
  async begin({ mesh }) {
    await asAdmin(mesh, 'alter database broker allow_connections false');
    await asAdmin(mesh, `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'broker'`);
    return () => asAdmin(mesh, 'alter database broker allow_connections true');
  },
};

export const messageRefused: Fault = {
  what: 'somebody tells orders what is not theirs to tell',
  fires: [
    ['MessagesRefused', { workload: 'orders', queue: 'order_queue', severity: 'ticket' }],
    ['DeadLetters', { queue: 'order_queue', severity: 'ticket' }],
  ],
  async begin({ mesh }) {
    const broker = mesh.postgres.url('broker');
    const event = newEvent(testCall(), { type: 'order.cancelled', resource: 'orders/1', data: {} });
    await withClient(broker, (client) =>
      client.query(
        `insert into pgboss.job (name, data, retry_limit, policy, dead_letter)
         select name, jsonb_build_object('event', $1::jsonb, 'publisher', 'catalog'), retry_limit, policy, dead_letter
         from pgboss.queue where name = 'order_queue'`,
        [JSON.stringify(event)],
      ),
    );
    // Refused is refused: it is thrown away and not brought back.
    return () =>
      withClient(broker, (client) => client.query(`delete from pgboss.job where name = 'order_queue.dead'`));
  },
};

export const queueStands: Fault = {
  what: 'ops cannot write what it takes from its queue',
  fires: [['QueueIsOld', { queue: 'audit_queue', severity: 'page' }]],
  begin: ({ mesh }) => hold(mesh, 'ops', 'audit_entries'),
};

export const tableHeld: Fault = {
  what: 'a transaction keeps everybody from the orders, again and again',
  fires: [
    ['PoolWaits', { workload: 'orders', severity: 'ticket' }],
    ['LatencyBudgetBurns', { workload: 'orders', window: '1h' }],
    ['LatencyBudgetBurns', { workload: 'orders', window: '6h' }],
  ],
  async begin({ mesh, traffic }) {
    const { token } = traffic.world.users.customer;
    return repeat(async () => {
      const release = await hold(mesh, 'orders', 'orders');
      const calls = Array.from({ length: 50 }, () =>
        http(mesh.target.httpUrl, { path: '/v1/orders?pageSize=1', token }),
      );
      await new Promise((resolve) => setTimeout(resolve, 1_800));
      await release();
      await Promise.all(calls);
    }, 0);
  },
};

export const processStarved: Fault = {
  what: 'payments is not let to the processor for parts of each second',
  fires: [['EventLoopBlocked', { workload: 'payments', severity: 'ticket' }]],
  async begin({ mesh }) {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const stop = repeat(async () => {
      mesh.kill('payments-1', 'SIGSTOP');
      await pause(400);
      mesh.kill('payments-1', 'SIGCONT');
    }, 300);
    return stop;
  },
};

export const collectorAway: Fault = {
  what: 'ops, to whom all send their spans, is gone',
  fires: [
    ['SpansDropped', { workload: 'orders', severity: 'ticket' }],
    ['NothingHealthy', { workload: 'ops', severity: 'critical' }],
    ['TargetDown', { workload: 'ops', instance: 'ops-1' }],
  ],
  async begin({ mesh }) {
    await killForGood(mesh, 'ops-1');
    return () => mesh.revive('ops-1');
  },
};
