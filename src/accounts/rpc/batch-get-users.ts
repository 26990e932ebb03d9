import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import type { Unary } from '../../runtime/server.ts';
import { Violations } from '../../runtime/validate.ts';
import { getUsers } from '../db/get-users.ts';
import { userMessage } from './user-message.ts';

const MOST_IDS = 100;

export const batchGetUsers =
  (db: Database): Unary<accountsPb.BatchGetUsersRequest, accountsPb.BatchGetUsersResponse> =>
  async (request) => {
    const asked = request.getIdsList();
    const violations = new Violations();
    const countIsFine = asked.length >= 1 && asked.length <= MOST_IDS;
    if (violations.check(countIsFine, 'ids', `must hold 1 to ${MOST_IDS} ids`)) {
      asked.forEach((id, i) => {
        violations.uuid(`ids[${i}]`, id);
      });
    }
    violations.throwIfAny();

    const ids = [...new Set(asked)];
    const users = await getUsers(db, ids);
    const response = new accountsPb.BatchGetUsersResponse();
    for (const id of ids) {
      const user = users.get(id);
      if (user) response.getFoundMap().set(id, userMessage(user));
      else response.addNotFound(id);
    }
    return response;
  };
