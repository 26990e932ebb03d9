import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import { type PageTokens, pageSize, totalSize } from '../../runtime/pages.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { passingUsers, listUsers as readUsers } from '../db/list-users.ts';
import { readFilter } from './read-filter.ts';
import { userMessage } from './user-message.ts';

type Cursor = [createTimeMs: number, id: string];

export const listUsers =
  (db: Database, tokens: PageTokens): Unary<accountsPb.ListUsersRequest, accountsPb.ListUsersResponse> =>
  async (request, call) => {
    const violations = new Violations();
    const filter = violations.read(() => readFilter(request.getFilter()))!;
    const size = violations.read(() => pageSize(request.getPageSize()))!;
    const scope = { call, query: [request.getFilter().normalize('NFC')] };
    const cursor = violations.read(() => tokens.decode<Cursor>(scope, request.getPageToken()));
    violations.throwIfAny();
    const after = cursor && { createTime: new Date(cursor[0]), id: cursor[1] };

    const [rows, total] = await Promise.all([
      // One more than asked for tells whether there is a next page.
      readUsers(db, filter, after, size + 1),
      totalSize(db, passingUsers(filter)),
    ]);
    const page = rows.slice(0, size);
    const last = page.at(-1);
    const response = new accountsPb.ListUsersResponse();
    response.setUsersList(page.map(userMessage));
    if (last && rows.length > size) {
      response.setNextPageToken(tokens.encode(scope, [last.create_time.getTime(), last.id]));
    }
    response.setTotalSize(total);
    return response;
  };
