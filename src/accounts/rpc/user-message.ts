import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { etagOf } from '../../runtime/etag.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { UserRow } from '../db/tables.ts';

/** A user as clients see them. */
export function userMessage(row: UserRow): accountsPb.User {
  const user = new accountsPb.User();
  user.setId(row.id);
  user.setEmail(row.email);
  user.setUsername(row.username ?? '');
  user.setFullName(row.full_name);
  user.setRolesList(row.roles);
  user.setCreateTime(toTimestamp(row.create_time));
  user.setUpdateTime(toTimestamp(row.update_time));
  user.setEtag(etagOf(row.version));
  return user;
}

/** For keyed(). */
export function encodeUser(user: accountsPb.User): Uint8Array {
  return user.serializeBinary();
}
