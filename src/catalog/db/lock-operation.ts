import type { Tx } from '../../runtime/database.ts';

/** How far a running import has come; until the transaction ends nobody else goes on with it or ends it. Undefined when it has ended. */
export async function lockOperation(tx: Tx, id: string): Promise<{ done: number; told: number } | undefined> {
  const [row] = await tx.query<{ done: number; told: number }>({
    name: 'lock-operation',
    text: `select done_rows as done, failed_count as told
           from operations where id = $1::uuid and state = 'RUNNING' for no key update`,
    values: [id],
  });
  return row;
}
