// The work of a StartImport: batch by batch, each with its progress in one transaction, so that a crash at any point leaves a number of
// rows that are done, and whoever goes on begins with the next one.
import { backgroundCall, type Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { PlazaError, toRichStatus } from '../../runtime/errors.ts';
import type { Fault } from '../../runtime/fault.ts';
import type { Logger } from '../../runtime/log.ts';
import { append } from '../../runtime/outbox.ts';
import { inStepSpan } from '../../runtime/telemetry/job-spans.ts';
import { advanceOperation } from '../db/advance-operation.ts';
import type { ClaimedOperation } from '../db/claim-operation.ts';
import { lockOperation } from '../db/lock-operation.ts';
import { readCsvRow } from '../domain/import-csv.ts';
import { type ImportFailure, MAX_FAILURES_TOLD } from '../domain/import-outcome.ts';
import type { ImportRow } from '../domain/import-row.ts';
import { importedEvents } from './event.ts';
import { type Csv, readCsv } from './read-csv.ts';
import { BATCH, writeRows } from './write-rows.ts';

/** A batch is one transaction; longer than its slowest statement may take. */
const BATCH_DEADLINE_MS = 60_000;

/** How long nobody else takes an import up between two batches. */
export const LEASE_MS = 2_000;

export interface ImportDeps {
  readonly db: Database;
  readonly log: Logger;
  readonly fault: Fault;
  /** After each commit: there are events to hand on, and whoever waits for the operation may look. */
  advanced(operationId: string): void;
}

/** Goes on with an import until it is over (true) or `stopped` says so. */
export async function importCsv(
  deps: ImportDeps,
  operation: ClaimedOperation,
  stopped: () => boolean,
): Promise<boolean> {
  const csv = await readCsv(operation.csv);
  for (;;) {
    if (stopped()) return false;
    const call = backgroundCall({
      method: 'catalog/import',
      log: deps.log,
      deadlineMs: BATCH_DEADLINE_MS,
      requestId: operation.request_id,
      left: operation,
    });
    const left = await inStepSpan(call.trace, 'import batch', { 'plaza.operation.id': operation.id }, () =>
      importBatch(deps, call, operation.id, csv),
    );
    deps.fault('catalog.import.after-batch');
    deps.advanced(operation.id);
    if (left === 0) return true;
  }
}

/** Writes the next rows and counts them; gives how many are left, 0 also when the import was ended by somebody else. */
function importBatch({ db, fault }: ImportDeps, call: Call, id: string, csv: Csv): Promise<number> {
  return db.transaction(async (tx) => {
    const at = await lockOperation(tx, id);
    if (!at) return 0;
    // An older version has counted by other rules, so that `done` stands for other rows: only that version can go on.
    if (at.total !== csv.records.length)
      throw new Error(`${csv.records.length} rows are found of ${at.total} that were promised`);
    const end = Math.min(at.done + BATCH, csv.records.length);
    const refused: ImportFailure[] = [];
    const rows: ImportRow[] = [];
    for (let index = at.done; index < end; index++) {
      try {
        rows.push(readCsvRow(index, csv.columns, csv.records[index]!));
      } catch (error) {
        refused.push({ index, error: PlazaError.from(error) });
      }
    }
    const outcome = await writeRows(tx, rows, { keepTexts: true, log: call.log });
    const failures = [...refused, ...outcome.failures].sort((a, b) => a.index - b.index);
    const told = failures.slice(0, Math.max(0, MAX_FAILURES_TOLD - at.told)).map(({ index, error }) => ({
      index,
      error: toRichStatus(error, call.requestId, new Date()).serializeBinary(),
    }));
    await append(tx, call, importedEvents(call, `operations/${id}`, outcome));
    const { created, updated } = outcome;
    await advanceOperation(
      tx,
      id,
      { created, updated, failedCount: failures.length, failures: told },
      LEASE_MS,
    );
    fault('catalog.import.inside-batch');
    return csv.records.length - end;
  }, call);
}
