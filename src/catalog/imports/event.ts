import type { NewEvent } from '../../runtime/outbox.ts';
import type { ImportOutcome } from '../domain/import-outcome.ts';

/** One event for a batch: a million rows are no reason for a million events. Without a change there is nothing to tell. */
export function importedEvents(resource: string, { created, updated }: ImportOutcome): NewEvent[] {
  if (created + updated === 0) return [];
  return [{ type: 'product.imported', resource, data: { created, updated } }];
}
