import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Database } from '../../runtime/database.ts';
import { keyed } from '../../runtime/keyed.ts';
import type { Unary } from '../../runtime/server.ts';
import { toTimestamp } from '../../runtime/time.ts';
import type { KeyRing } from '../key-ring.ts';
import { demandRole } from './authority.ts';

export const rotateKey =
  (
    db: Database,
    keys: KeyRing,
    told: () => void,
  ): Unary<accountsPb.RotateKeyRequest, accountsPb.RotateKeyResponse> =>
  async (request, call) => {
    const serialize = (reply: accountsPb.RotateKeyResponse) => reply.serializeBinary();
    const reply = await keyed(db, call, { key: request.getRequestId(), request, serialize }, async (tx) => {
      await demandRole(tx, call, 'admin');
      const { kid, activeTime } = await keys.rotate(tx, call, request.getRevokeOld());
      const response = new accountsPb.RotateKeyResponse();
      response.setKid(kid);
      response.setActiveTime(toTimestamp(activeTime));
      return response;
    });
    told();
    return reply;
  };
