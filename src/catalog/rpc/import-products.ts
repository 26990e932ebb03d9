import type pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { atMost } from '../../runtime/at-most.ts';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { PlazaError } from '../../runtime/errors.ts';
import { inBatches } from '../../runtime/in-batches.ts';
import { append } from '../../runtime/outbox.ts';
import type { ClientStream } from '../../runtime/server.ts';
import { addOutcome, type ImportFailure, newTally } from '../domain/import-outcome.ts';
import { type ImportRow, readImportRow } from '../domain/import-row.ts';
import { importedEvents } from '../imports/event.ts';
import { BATCH, writeRows } from '../imports/write-rows.ts';
import { toImportMessage } from './import-message.ts';
import { fromProductMessage } from './product-message.ts';

/** Of one import. */
const MOST_ROWS = 1_000_000;

/** What was committed when the client goes away stays: the sku is the key of each row, so the same import may be sent again. */
export function importProducts(
  db: Database,
  wakeRelay: () => void,
): ClientStream<pb.Product, pb.ImportProductsResponse> {
  return async (requests, call) => {
    const tally = newTally();
    let next = 0;
    await inBatches(atMost(MOST_ROWS, requests), BATCH, async (messages) => {
      const refused: ImportFailure[] = [];
      const rows = messages.flatMap((message) => readRow(next++, message, refused));
      const written = await writeBatch(db, call, rows);
      wakeRelay();
      addOutcome(tally, { ...written, failures: [...refused, ...written.failures] });
    });
    return toImportMessage(tally, call.requestId);
  };
}

function readRow(index: number, message: pb.Product, refused: ImportFailure[]): ImportRow[] {
  try {
    return [readImportRow(index, fromProductMessage(message))];
  } catch (error) {
    refused.push({ index, error: PlazaError.from(error) });
    return [];
  }
}

function writeBatch(db: Database, call: Call, rows: readonly ImportRow[]) {
  return db.transaction(async (tx) => {
    const outcome = await writeRows(tx, rows, { keepTexts: false, log: call.log });
    await append(tx, call, importedEvents(call, `imports/${call.requestId}`, outcome));
    return outcome;
  }, call);
}
