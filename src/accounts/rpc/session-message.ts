import accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import { toTimestamp } from '../../runtime/time.ts';
import type { AccessToken } from '../tokens.ts';

export function sessionMessage(access: AccessToken, refreshToken: string): accountsPb.Session {
  const session = new accountsPb.Session();
  session.setAccessToken(access.token);
  session.setRefreshToken(refreshToken);
  session.setExpireTime(toTimestamp(access.expireTime));
  return session;
}
