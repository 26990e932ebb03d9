// Who may do what in the database of pg-boss. Its tables are nobody's but their owner's:
//
//   a publisher -> pgboss.publish(events): lets through what its role may tell of, stamps it with the role and the time, and puts it into
//                  the queues that take it. It is the only way in, and a publisher has no other right.
//   a consumer  -> pg-boss's own statements on the tables of its queues and of their dead letters, which each queue has of its own. By the
//                  table that they are parts of, through which pg-boss moves jobs, it adds to these alone (row level security). So what it
//                  tries again, gives up or brings back keeps its stamp, and gets into no queue of anybody else.
//
// A stamp is session_user, which nobody can change within a session, and the server's clock.
import pg from 'pg';
import { type Access, deadLetters, type Topology } from './types.ts';

const TABLES = `
  create table if not exists pgboss.taken_type (
    queue text not null,
    type  text not null,
    primary key (queue, type)
  );
  create table if not exists pgboss.published_type (
    role text not null,
    type text not null,
    primary key (role, type)
  );`;

/** As takes() of event.ts; no function, which would be called for each pair. */
const takes = (pattern: string, type: string) =>
  `(${pattern} = ${type} or (${pattern} like '%.*' and starts_with(${type}, left(${pattern}, -1))))`;

/** Members of the owner's role, a superuser too, may tell of everything: they could change the tables as well. */
const PUBLISH = `
  create or replace function pgboss.publish(events jsonb) returns setof text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    refused text;
  begin
    if not pg_has_role(session_user, current_user, 'member') then
      select coalesce(told.type, 'an event without a type') into refused
      from (select distinct event->>'type' as type from jsonb_array_elements(events) as event) as told
      where not exists (select from pgboss.published_type as p where p.role = session_user and ${takes('p.type', 'told.type')})
      limit 1;
      if found then
        raise insufficient_privilege using message = format('%s may not publish %s', session_user, refused);
      end if;
    end if;
    return query
      with published as (
        insert into pgboss.job (id, name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
          deletion_seconds, keep_until, policy, dead_letter, heartbeat_seconds)
        select (event->>'id')::uuid, q.name,
          jsonb_build_object('event', event, 'publisher', session_user, 'publishTime',
            to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
          q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.expire_seconds,
          q.deletion_seconds, now() + q.retention_seconds * interval '1 second', q.policy, q.dead_letter, q.heartbeat_seconds
        from jsonb_array_elements(events) as event
        join (
          select distinct told.type, s.queue
          from (select distinct event->>'type' as type from jsonb_array_elements(events) as event) as told
          join pgboss.taken_type as s on ${takes('s.type', 'told.type')}
        ) as route on route.type = event->>'type'
        join pgboss.queue as q on q.name = route.queue
        on conflict do nothing
        returning name)
      select distinct published.name from published;
  end
  $$;
  revoke all on function pgboss.publish(jsonb) from public;`;

/** What pg-boss's supervision writes about a queue; the rest of its row is the owner's. */
const STATISTICS = `deferred_count, queued_count, ready_count, active_count, failed_count, total_count, singletons_active,
  monitor_on, monitor_claim_on, maintain_on, ready_history`;

/** Writes down which queue takes what and, with `access`, who may do what; by the owner, within a transaction. */
export async function grantQueues(
  client: pg.Client,
  topology: Topology,
  access: Access | undefined,
): Promise<void> {
  await client.query(TABLES);
  await client.query(PUBLISH);
  await client.query('delete from pgboss.taken_type where queue = any($1) or $2', [
    Object.keys(topology),
    access !== undefined,
  ]);
  await fill(client, 'taken_type (queue, type)', topology);
  if (!access) return;
  await client.query('delete from pgboss.published_type');
  await fill(
    client,
    'published_type (role, type)',
    Object.fromEntries(Object.entries(access).map(([role, { publishes }]) => [role, publishes])),
  );
  await forgetGrants(client);
  for (const table of ['job', 'queue'])
    await client.query(`alter table pgboss.${table} enable row level security`);
  await client.query('create policy readers on pgboss.queue for select using (true)');
  const { rows } = await client.query('select name, table_name as table from pgboss.queue');
  const tables = new Map(rows.map(({ name, table }) => [name, `pgboss.${pg.escapeIdentifier(table)}`]));
  for (const [role, { consumes }] of Object.entries(access)) await grant(client, role, consumes, tables);
}

/** A role of the service's own, which has no right of its own in this database before. */
async function grant(
  client: pg.Client,
  role: string,
  consumes: readonly string[],
  tables: ReadonlyMap<string, string>,
): Promise<void> {
  const name = pg.escapeIdentifier(role);
  const { rows } = await client.query('select current_database() as database');
  await client.query(`
    grant connect on database ${pg.escapeIdentifier(rows[0].database)} to ${name};
    grant usage on schema pgboss to ${name};
    grant select on pgboss.version, pgboss.queue, pgboss.taken_type to ${name};
    grant execute on function pgboss.publish(jsonb) to ${name};`);
  if (consumes.length === 0) return;
  const own = consumes.flatMap((queue) => [queue, deadLetters(queue)]);
  const mine = `name in (${own.map((queue) => pg.escapeLiteral(queue)).join(', ')})`;
  const parts = own.map((queue) => tables.get(queue)!).join(', ');
  await client.query(`
    grant select, insert, delete on ${parts} to ${name};
    grant update (state, started_on, heartbeat_on, retry_count) on ${parts} to ${name};
    grant select, insert on pgboss.job to ${name};
    grant select, delete on pgboss.job_dependency to ${name};
    grant update (${STATISTICS}) on pgboss.queue to ${name};
    create policy ${name} on pgboss.job to ${name} using (${mine}) with check (${mine});
    create policy ${name} on pgboss.queue for update to ${name} using (${mine}) with check (${mine});`);
}

/** What was granted before, also to a service that is gone; what is left without a policy, nobody sees. */
async function forgetGrants(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    declare
      one record;
    begin
      for one in select policyname, tablename from pg_policies where schemaname = 'pgboss' loop
        execute format('drop policy %I on pgboss.%I', one.policyname, one.tablename);
      end loop;
      for one in
        select distinct a.grantee::regrole as role
        from pg_class as c, aclexplode(c.relacl) as a
        where c.relnamespace = 'pgboss'::regnamespace and a.grantee not in (0, c.relowner)
      loop
        execute format('revoke all on all tables in schema pgboss from %s', one.role);
        execute format('revoke all on all functions in schema pgboss from %s', one.role);
        execute format('revoke all on schema pgboss from %s', one.role);
      end loop;
    end
    $$`);
}

/** A row for each value of a list. */
async function fill(
  client: pg.Client,
  table: string,
  lists: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  const pairs = Object.entries(lists).flatMap(([key, values]) =>
    values.map((value) => [key, value] as const),
  );
  await client.query(`insert into pgboss.${table} select distinct * from unnest($1::text[], $2::text[])`, [
    pairs.map(([key]) => key),
    pairs.map(([, value]) => value),
  ]);
}
