import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { checkEtag } from '../../runtime/etag.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { deleteUser as eraseUser } from '../db/delete-user.ts';
import { revoke } from '../db/revoke.ts';
import type { Revoking } from '../revocation-log.ts';
import { addressedUser } from './addressed-user.ts';
import { keepAnAdmin, lockActedOn } from './authority.ts';

export const deleteUser =
  (db: Database, revoking: Revoking, told: () => void): Unary<accountsPb.DeleteUserRequest, emptyPb.Empty> =>
  async (request, call) => {
    const id = addressedUser(call, request.getId());
    const serialize = (empty: emptyPb.Empty) => empty.serializeBinary();
    const reply = await keyed(db, call, { key: '', request, serialize }, async (tx) => {
      const user = await lockActedOn(tx, call, id);
      checkEtag(call, '', user.version);
      await keepAnAdmin(tx, user);
      await eraseUser(tx, id, newEvent(call, audited(call, 'user.delete', `users/${id}`)));
      await revoke(tx, { id }, revoking.keepMs);
      return new emptyPb.Empty();
    });
    told();
    revoking.told();
    return reply;
  };
