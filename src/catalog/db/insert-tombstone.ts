import type { Tx } from '../../runtime/database.ts';

/** Remembers an id as released, so that its reservation, coming late, sets nothing aside. Waits for one that is being made. */
export async function insertTombstone(tx: Tx, id: string): Promise<boolean> {
  const inserted = await tx.execute({
    name: 'insert-tombstone',
    text: `insert into reservations (id, state) values ($1::uuid, 'RELEASED') on conflict (id) do nothing`,
    values: [id],
  });
  return inserted === 1;
}
