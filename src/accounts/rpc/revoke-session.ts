import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField } from '../../runtime/validate.ts';
import { endSessionOfToken } from '../db/end-session.ts';
import type { Revoking } from '../revocation-log.ts';
import { hashRefreshToken } from '../tokens.ts';

/** Repeating it changes nothing, and says as little about a token as doing it once: it needs no key. */
export const revokeSession =
  (
    db: Database,
    revoking: Revoking,
    told: () => void,
  ): Unary<accountsPb.RevokeSessionRequest, emptyPb.Empty> =>
  async (request, call) => {
    if (request.getRefreshToken() === '') throw invalidField('refreshToken', 'is required');
    const event = newEvent(call, audited(call, 'session.revoke', 'users'));
    await endSessionOfToken(db, hashRefreshToken(request.getRefreshToken()), revoking.keepMs, event);
    told();
    revoking.told();
    return new emptyPb.Empty();
  };
