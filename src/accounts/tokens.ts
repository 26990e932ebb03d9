import { createHash, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { newId } from '../runtime/ids.ts';
import { accessClaims, type TokenHolder, type TokenSettings } from './domain/access-claims.ts';
import type { SigningKey } from './signing-key.ts';

export interface AccessToken {
  token: string;
  expireTime: Date;
}

/** Signs the token that a user shows with every call: ES256, with the kid in its header. */
export function signAccessToken(
  key: SigningKey,
  settings: TokenSettings,
  user: TokenHolder,
  now: Date,
): AccessToken {
  const claims = accessClaims(settings, user, newId(), now);
  const token = jwt.sign(claims, key.privateKey, {
    algorithm: 'ES256',
    keyid: key.kid,
    // RFC 9068; keeps it apart from any other kind of token that the issuer may sign one day.
    header: { alg: 'ES256', typ: 'at+jwt' },
  });
  return { token, expireTime: new Date(claims.exp * 1_000) };
}

/** How long a refresh token is good when it is not used: 30 days. */
export const REFRESH_LIFETIME_MS = 30 * 24 * 60 * 60 * 1_000;

/** 256 random bits; a plain hash is enough for what nobody can guess. */
export function newRefreshToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashRefreshToken(token) };
}

/** What is stored of a refresh token. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
