// Gives queues of before a table each. All of them had one, where a right is a right on every queue.
import type pg from 'pg';
import type { Queue } from 'pg-boss';

export type QueueSettings = Omit<Queue, 'name'>;

/** Makes these queues anew with all that lies in them; dead letters stand before the queues that refer to them. */
export async function partQueues(client: pg.Client, queues: Map<string, QueueSettings>): Promise<void> {
  const names = [...queues.keys()];
  await client.query('begin');
  await client.query(`create temporary table kept on commit drop as select * from pgboss.job with no data`);
  await client.query('insert into kept select * from pgboss.job where name = any($1)', [names]);
  await client.query('delete from pgboss.job where name = any($1)', [names]);
  await client.query('update pgboss.queue set dead_letter = null where name = any($1)', [names]);
  for (const name of names) await client.query('select pgboss.delete_queue($1)', [name]);
  for (const [name, options] of queues)
    await client.query('select pgboss.create_queue($1, $2)', [
      name,
      JSON.stringify({ policy: 'standard', ...options }),
    ]);
  await client.query('insert into pgboss.job select * from kept');
  await client.query('commit');
}
