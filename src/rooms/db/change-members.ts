import type { Queryable } from '../../runtime/database.ts';

export interface Member {
  readonly room: string;
  readonly userId: string;
}

/** Writes who is there by way of a replica and who is not any more. Fails (23503) when the replica has no lease. */
export async function changeMembers(
  db: Queryable,
  replicaId: string,
  there: readonly Member[],
  gone: readonly Member[],
): Promise<void> {
  await db.execute({
    name: 'change-members',
    text: `with removed as (
             delete from members as m using unnest($4::text[], $5::uuid[]) as g (room, user_id)
             where m.room = g.room and m.user_id = g.user_id and m.replica_id = $1::uuid
           )
           insert into members (room, user_id, replica_id)
           select t.room, t.user_id, $1::uuid from unnest($2::text[], $3::uuid[]) as t (room, user_id)
           on conflict do nothing`,
    values: [
      replicaId,
      there.map(({ room }) => room),
      there.map(({ userId }) => userId),
      gone.map(({ room }) => room),
      gone.map(({ userId }) => userId),
    ],
  });
}
