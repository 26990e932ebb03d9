import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import { notFound } from '../../runtime/errors.ts';
import { gather } from '../../runtime/gather.ts';
import type { Unary } from '../../runtime/server.ts';
import { getUsers } from '../db/get-users.ts';
import { addressedUser } from './addressed-user.ts';
import { userMessage } from './user-message.ts';

export const getUser = (
  db: Database,
  sized?: (users: number) => void,
): Unary<accountsPb.GetUserRequest, accountsPb.User> => {
  const readUser = gather((ids: string[]) => getUsers(db, ids), { sized });
  return async (request, call) => {
    const id = addressedUser(call, request.getId());
    const user = await readUser(id);
    if (!user) throw notFound('user', id);
    return userMessage(user);
  };
};
