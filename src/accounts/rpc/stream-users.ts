import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Call } from '../../runtime/call.ts';
import type { Database } from '../../runtime/database.ts';
import { frames, type Positioned } from '../../runtime/frames.ts';
import type { PageTokens } from '../../runtime/pages.ts';
import type { ServerStream } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { oldestUsers } from '../db/oldest-users.ts';
import { readFilter } from './read-filter.ts';
import { userMessage } from './user-message.ts';

const BATCH = 200;

type Cursor = [createTimeMs: number, id: string];

export const streamUsers =
  (
    db: Database,
    tokens: PageTokens,
  ): ServerStream<accountsPb.StreamUsersRequest, accountsPb.StreamUsersResponse> =>
  (request, call) =>
    frames(accountsPb.StreamUsersResponse, call, users(db, tokens, request, call));

/** In batches, as fast as the client reads them; no connection is kept while it does not. */
async function* users(
  db: Database,
  tokens: PageTokens,
  request: accountsPb.StreamUsersRequest,
  call: Call,
): AsyncGenerator<Positioned<accountsPb.User>> {
  const violations = new Violations();
  const filter = violations.read(() => readFilter(request.getFilter()))!;
  const scope = { call, query: [request.getFilter().normalize('NFC')] };
  const cursor = violations.read(() => tokens.decode<Cursor>(scope, request.getCursor(), 'cursor'));
  violations.throwIfAny();
  let after = cursor && { createTime: new Date(cursor[0]), id: cursor[1] };
  for (;;) {
    const rows = await oldestUsers(db, filter, after, BATCH);
    for (const row of rows) {
      yield { item: userMessage(row), cursor: tokens.encode(scope, [row.create_time.getTime(), row.id]) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { createTime: last.create_time, id: last.id };
  }
}
