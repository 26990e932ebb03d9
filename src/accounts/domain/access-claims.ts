import type { Role } from './roles.ts';

export interface TokenSettings {
  issuer: string;
  audience: string;
  lifetimeMs: number;
}

export interface AccessClaims {
  iss: string;
  aud: string;
  sub: string;
  roles: Role[];
  /** The same roles separated by spaces: the one form that both proxies can turn into a header. */
  role_list: string;
  iat: number;
  exp: number;
  jti: string;
}

/** The claims of an access token that is issued at `now`; iat and exp are whole seconds, rounded down. */
export function accessClaims(
  settings: TokenSettings,
  user: { id: string; roles: readonly Role[] },
  jti: string,
  now: Date,
): AccessClaims {
  const iat = Math.floor(now.getTime() / 1_000);
  return {
    iss: settings.issuer,
    aud: settings.audience,
    sub: user.id,
    roles: [...user.roles],
    role_list: user.roles.join(' '),
    iat,
    exp: iat + Math.floor(settings.lifetimeMs / 1_000),
    jti,
  };
}
