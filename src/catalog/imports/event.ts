import { audited } from '../../runtime/audit.ts';
import type { Call } from '../../runtime/call.ts';
import type { NewEvent } from '../../runtime/outbox.ts';
import type { ImportOutcome } from '../domain/import-outcome.ts';

/** One event for a batch, and one entry: a million rows are no reason for a million events. Without a change there is nothing to tell. */
export function importedEvents(
  call: Call,
  resource: string,
  { created, updated }: ImportOutcome,
): NewEvent[] {
  if (created + updated === 0) return [];
  return [
    { type: 'product.imported', resource, data: { created, updated } },
    audited(call, 'product.import', resource, undefined, `${created} created, ${updated} updated`),
  ];
}
