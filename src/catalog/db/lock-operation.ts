import type { Tx } from '../../runtime/database.ts';

interface Standing {
  readonly done: number;
  readonly total: number;
  readonly told: number;
}

/** How far a running import has come; until the transaction ends nobody else goes on with it or ends it. Undefined when it has ended. */
export async function lockOperation(tx: Tx, id: string): Promise<Standing | undefined> {
  const [row] = await tx.query<Standing>({
    name: 'lock-operation',
    text: `select done_rows as done, total_rows as total, failed_count as told
           from operations where id = $1::uuid and state = 'RUNNING' for no key update`,
    values: [id],
  });
  return row;
}
