import type { Queryable } from '../../runtime/database.ts';

/** Renews the lease of a replica; true when it had none (any more), and so no members either. */
export async function renewLease(db: Queryable, replicaId: string, seconds: number): Promise<boolean> {
  const [row] = await db.query<{ made: boolean }>({
    name: 'renew-lease',
    // A row that was inserted and not updated has no xmax.
    text: `insert into replicas (id, expire_time) values ($1::uuid, clock_timestamp() + $2::int * interval '1 second')
           on conflict (id) do update set expire_time = excluded.expire_time
           returning xmax = 0 as made`,
    values: [replicaId, seconds],
  });
  return row!.made;
}

/** Forgets replicas whose lease is over, and with them their members; gives the rooms that these were in. */
export async function endLeases(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ room: string }>({
    name: 'end-leases',
    text: `with dead as (
             delete from replicas where id = any(array(
               select id from replicas where expire_time < clock_timestamp() for update skip locked))
             returning id
           )
           select distinct m.room from dead join members as m on m.replica_id = dead.id`,
  });
  return rows.map((row) => row.room);
}

/** Gives the lease of a replica up, and all its members. */
export async function endLease(db: Queryable, replicaId: string): Promise<void> {
  await db.execute({
    name: 'end-lease',
    text: 'delete from replicas where id = $1::uuid',
    values: [replicaId],
  });
}
