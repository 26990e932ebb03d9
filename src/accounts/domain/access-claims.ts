import type { Role } from './roles.ts';

export interface TokenSettings {
  issuer: string;
  audience: string;
  lifetimeMs: number;
}

/** Who a token is for. */
export interface TokenHolder {
  id: string;
  roles: readonly Role[];
  sessionId: string;
  rightsVersion: number;
}

export interface AccessClaims {
  iss: string;
  aud: string;
  sub: string;
  roles: Role[];
  /** The same roles separated by spaces: the one form that both proxies can turn into a header. */
  role_list: string;
  /** The session's id, the version of its user's rights and exp, separated by spaces: one header for services. */
  session: string;
  iat: number;
  exp: number;
  jti: string;
}

/** The claims of an access token that is issued at `now`; iat and exp are whole seconds, rounded down. */
export function accessClaims(
  settings: TokenSettings,
  user: TokenHolder,
  jti: string,
  now: Date,
): AccessClaims {
  const iat = Math.floor(now.getTime() / 1_000);
  const exp = iat + Math.floor(settings.lifetimeMs / 1_000);
  return {
    iss: settings.issuer,
    aud: settings.audience,
    sub: user.id,
    roles: [...user.roles],
    role_list: user.roles.join(' '),
    session: `${user.sessionId} ${user.rightsVersion} ${exp}`,
    iat,
    exp,
    jti,
  };
}
