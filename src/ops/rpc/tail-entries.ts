import pb from '../../../gen/plaza/ops/v1/ops_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { boundsOfLog } from '../../runtime/event-log.ts';
import { frames, type Step } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import type { AuditLog } from '../audit-log.ts';
import { AUDIT_ENTRIES } from '../db/tables.ts';
import { entryMessage } from './entry-message.ts';

/** Streams entries as they are written, from now on or from behind a cursor. */
export function tailEntries(
  db: Database,
  log: Pick<AuditLog, 'follow'>,
  tokens: PageTokens,
): ServerStream<pb.TailEntriesRequest, pb.TailEntriesResponse> {
  return (request, call) =>
    frames(pb.TailEntriesResponse, call, entries(db, log, tokens, request.getCursor(), call));
}

async function* entries(
  db: Database,
  log: Pick<AuditLog, 'follow'>,
  tokens: PageTokens,
  cursor: string,
  call: Call,
): AsyncGenerator<Step<pb.Entry, pb.TailEntriesResponse>> {
  const scope = { call, query: [] };
  const cursorAt = (position: bigint) => tokens.encode(scope, [position.toString()]);
  const [given] = tokens.decode<[string]>(scope, cursor, 'cursor') ?? [];
  const start = given === undefined ? (await boundsOfLog(db, AUDIT_ENTRIES)).end : BigInt(given);
  // Said at once, so that a stream that is cut before its first entry is resumed and not begun anew.
  yield { cursor: cursorAt(start) };
  for await (const batch of log.follow(start, call.signal)) {
    for (const entry of batch) yield { item: entryMessage(entry), cursor: cursorAt(entry.position) };
  }
}
