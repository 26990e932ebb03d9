import type { Queryable } from '../../runtime/database.ts';

/** Ends a running import before its last row, after the batch that is being written; false when it has ended already. */
export async function endOperation(
  db: Queryable,
  id: string,
  state: 'FAILED' | 'CANCELLED',
  error: Uint8Array,
): Promise<boolean> {
  const ended = await db.execute({
    name: 'end-operation',
    text: `update operations
           set state = $2::text, error = $3::bytea, csv = null, end_time = now(), update_time = now()
           where id = $1::uuid and state = 'RUNNING'`,
    values: [id, state, Buffer.from(error)],
  });
  return ended === 1;
}
