import type { TokenHolder, TokenSettings } from './domain/access-claims.ts';
import type { KeyRing } from './key-ring.ts';
import { type AccessToken, signAccessToken } from './tokens.ts';

export type Sign = (user: TokenHolder) => AccessToken;

export interface TokenIssuer {
  /**
   * What signs with the key of this moment. Asked for before a transaction, where another connection must not be waited for,
   * so that a key that cannot be read does not cost a user their refresh token either.
   */
  signer(): Promise<Sign>;
}

export function createTokenIssuer(keys: KeyRing, settings: TokenSettings, now: () => Date): TokenIssuer {
  return {
    async signer() {
      const key = await keys.signingKey();
      return (user) => signAccessToken(key, settings, user, now());
    },
  };
}
