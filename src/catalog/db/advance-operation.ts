import type { Tx } from '../../runtime/database.ts';

export interface Progress {
  readonly created: number;
  readonly updated: number;
  readonly failedCount: number;
  /** Those that are told one by one, as encoded google.rpc.Status. */
  readonly failures: readonly { readonly index: number; readonly error: Uint8Array }[];
}

/** Counts the rows that this transaction has written, and ends the import when they were the last; it has to hold the operation's lock. */
export async function advanceOperation(
  tx: Tx,
  id: string,
  progress: Progress,
  leaseMs: number,
): Promise<void> {
  await tx.execute({
    name: 'advance-operation',
    text: `with told as (
             insert into operation_failures (operation_id, row_index, error)
             select $1::uuid, row_index, error from unnest($5::int[], $6::bytea[]) as f (row_index, error)
           ), counted as (
             select id, done_rows + $2::int + $3::int + $4::int as done,
                    done_rows + $2::int + $3::int + $4::int = total_rows as over
             from operations where id = $1::uuid
           )
           update operations as o
           set done_rows = c.done, created = created + $2::int, updated = updated + $3::int, failed_count = failed_count + $4::int,
               attempts = 0, lease_until = clock_timestamp() + $7::int * interval '1 millisecond', update_time = now(),
               state = case when c.over then 'SUCCEEDED' else state end,
               csv = case when c.over then null else csv end,
               end_time = case when c.over then now() end
           from counted as c where o.id = c.id`,
    values: [
      id,
      progress.created,
      progress.updated,
      progress.failedCount,
      progress.failures.map(({ index }) => index),
      progress.failures.map(({ error }) => Buffer.from(error)),
      leaseMs,
    ],
  });
}
