import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import { ACTIONS, MAX_ACTOR } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { emailKey, parseEmail } from '../../runtime/email.ts';
import { type PageTokens, pageSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { countEntries, type EntryFilter, listEntries as list } from '../db/list-entries.ts';
import { entryMessage } from './entry-message.ts';

const { Outcome } = pb.Entry;
const OUTCOMES = new Map<number, EntryFilter['outcome'] | ''>([
  [Outcome.OUTCOME_UNSPECIFIED, ''],
  [Outcome.DONE, 'DONE'],
  [Outcome.REFUSED, 'REFUSED'],
]);

const NEWEST = 2n ** 63n - 1n;

/** Entries of the audit log, newest first. */
export function listEntries(
  db: Database,
  tokens: PageTokens,
): Unary<pb.ListEntriesRequest, pb.ListEntriesResponse> {
  return async (request, call) => {
    const violations = new Violations();
    const filter = readFilter(request, violations);
    const scope = { call, query: [filter.actors[0], filter.action, filter.outcome] };
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    const [before] = violations.read(() => tokens.decode<[string]>(scope, request.getPageToken())) ?? [];
    violations.throwIfAny();
    const page = { before: before === undefined ? NEWEST : BigInt(before), limit: size + 1 };
    const [entries, total] = await Promise.all([list(db, filter, page), countEntries(db, filter)]);

    const reply = new pb.ListEntriesResponse();
    reply.setEntriesList(entries.slice(0, size).map(entryMessage));
    if (entries.length > size) {
      reply.setNextPageToken(tokens.encode(scope, [entries[size - 1]!.position.toString()]));
    }
    reply.setTotalSize(total);
    return reply;
  };
}

function readFilter(request: pb.ListEntriesRequest, violations: Violations): EntryFilter {
  const actor = violations.text('actor', request.getActor(), { min: 0, max: MAX_ACTOR });
  const action = request.getAction();
  violations.check(
    action === '' || ACTIONS.includes(action as never),
    'action',
    `must be one of ${ACTIONS.join(', ')}`,
  );
  // Who failed to sign in is in the log by what addresses are compared by, and in entries of before as it was typed.
  const names = [actor, emailKey(parseEmail(actor) ?? actor)];
  const outcome = OUTCOMES.get(request.getOutcome());
  violations.check(outcome !== undefined, 'outcome', 'must be DONE or REFUSED');
  return { actors: actor === '' ? [] : [...new Set(names)], action, outcome: outcome || undefined };
}
