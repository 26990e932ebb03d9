import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { audited, refused, toldItself } from '../../runtime/audit.ts';
import { newEvent } from '../../runtime/broker/event.ts';
import type { Database } from '../../runtime/database.ts';
import { unauthenticated } from '../../runtime/errors.ts';
import type { Unary } from '../../runtime/server.ts';
import { invalidField } from '../../runtime/validate.ts';
import { endSessionOfToken } from '../db/end-session.ts';
import { lockShownToken } from '../db/lock-shown-token.ts';
import { rotateToken } from '../db/rotate-token.ts';
import { judgeRefresh } from '../domain/refresh.ts';
import type { Revoking } from '../revocation-log.ts';
import type { TokenIssuer } from '../token-issuer.ts';
import { hashRefreshToken, newRefreshToken, REFRESH_LIFETIME_MS } from '../tokens.ts';
import { sessionMessage } from './session-message.ts';

export const refreshSession =
  (
    db: Database,
    issuer: TokenIssuer,
    revoking: Revoking,
    told: () => void,
  ): Unary<accountsPb.RefreshSessionRequest, accountsPb.Session> =>
  async (request, call) => {
    if (request.getRefreshToken() === '') throw invalidField('refreshToken', 'is required');
    const shownHash = hashRefreshToken(request.getRefreshToken());
    const sign = await issuer.signer();
    const fresh = newRefreshToken();

    // The end of a reused token's session has to be committed, so what is refused is thrown only afterwards.
    const outcome = await db.transaction(async (tx) => {
      const shown = await lockShownToken(tx, shownHash);
      const verdict = judgeRefresh(shown);
      if (verdict === 'reused') {
        // Told in the log when it ends the session; who shows the token on and on is counted with what else is refused.
        const entry = refused(audited(call, 'session.reuse', 'users'), 'REFRESH_TOKEN_REUSED');
        const event = newEvent(call, entry);
        return { verdict, ended: await endSessionOfToken(tx, shownHash, revoking.keepMs, event) };
      }
      if (verdict !== 'rotate' || !shown) return { verdict };
      const { user_id: userId, session_id: sessionId, rights_version: rightsVersion } = shown;
      await rotateToken(
        tx,
        { sessionId, usedHash: shownHash, newHash: fresh.hash, lifetimeMs: REFRESH_LIFETIME_MS },
        newEvent(call, audited(call, 'session.refresh', `users/${userId}`, userId)),
      );
      return { verdict, user: { id: userId, roles: shown.roles, sessionId, rightsVersion } };
    }, call);
    told();

    if (outcome.verdict === 'reused') {
      revoking.told();
      const error = unauthenticated(
        'REFRESH_TOKEN_REUSED',
        'This refresh token has been used before, so its session has been ended. Please sign in again.',
      );
      throw outcome.ended ? toldItself(error) : error;
    }
    if (!outcome.user) {
      throw unauthenticated(
        'INVALID_REFRESH_TOKEN',
        'This refresh token is not valid any more. Please sign in again.',
      );
    }
    return sessionMessage(sign(outcome.user), fresh.token);
  };
