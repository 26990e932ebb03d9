import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import { append } from '../../runtime/outbox.ts';
import type { Unary } from '../../runtime/server.ts';
import { endSessionsOf } from '../db/end-session.ts';
import { outdateTokens } from '../db/revoke.ts';
import type { Revoking } from '../revocation-log.ts';
import { addressedUser } from './addressed-user.ts';
import { lockActedOn } from './authority.ts';

export const endSessions =
  (db: Database, revoking: Revoking, told: () => void): Unary<accountsPb.EndSessionsRequest, emptyPb.Empty> =>
  async (request, call) => {
    const id = addressedUser(call, request.getId());
    const serialize = (empty: emptyPb.Empty) => empty.serializeBinary();
    const reply = await keyed(db, call, { key: '', request, serialize }, async (tx) => {
      await lockActedOn(tx, call, id);
      await endSessionsOf(tx, id);
      await append(tx, call, [audited(call, 'user.endSessions', `users/${id}`)]);
      await outdateTokens(tx, id, revoking.keepMs);
      return new emptyPb.Empty();
    });
    told();
    revoking.told();
    return reply;
  };
