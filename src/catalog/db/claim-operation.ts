import type { Database } from '../../runtime/database.ts';
import type { OperationsRow } from './tables.ts';

export type ClaimedOperation = Pick<OperationsRow, 'id' | 'request_id' | 'traceparent' | 'attempts'> & {
  csv: string;
};

/**
 * Takes the oldest running import that nobody is at for `leaseMs`. A batch holds the row's lock, so one that is being written is passed
 * over however long it takes; the lease is for the time between two batches.
 */
export async function claimOperation(db: Database, leaseMs: number): Promise<ClaimedOperation | undefined> {
  const [row] = await db.query<ClaimedOperation>({
    name: 'claim-operation',
    text: `update operations
           set lease_until = clock_timestamp() + $1::int * interval '1 millisecond', attempts = attempts + 1
           where id = (
             select id from operations
             where state = 'RUNNING' and lease_until < clock_timestamp()
             order by id limit 1 for update skip locked)
           returning id, csv, request_id, traceparent, attempts`,
    values: [leaseMs],
  });
  return row;
}
