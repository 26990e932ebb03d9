import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newId } from '../runtime/ids.ts';
import type { SigningKeyRow } from './db/tables.ts';
import type { KeyTimes } from './domain/key-schedule.ts';
import { seal, unseal } from './key-cipher.ts';

export interface SigningKey extends KeyTimes {
  readonly privateKey: KeyObject;
  /** The public members of its JSON Web Key, and nothing else. */
  readonly jwk: Readonly<Record<string, string>>;
}

/** A new ES256 key as it is stored, its private half sealed. */
export function generateSigningKey(encryptionKey: Buffer, activeTime: Date): SigningKeyRow {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
  const kid = newId();
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { kid, x, y, sealed_key: seal(der, encryptionKey, kid), active_time: activeTime };
}

/** The other way round; throws when the encryption key is not the one it was sealed with. */
export function openSigningKey(row: SigningKeyRow, encryptionKey: Buffer): SigningKey {
  const { kid, x, y } = row;
  let der: Buffer;
  try {
    der = unseal(row.sealed_key, encryptionKey, kid);
  } catch (cause) {
    throw new Error('KEY_ENCRYPTION_KEY does not open the signing keys in the database', { cause });
  }
  return {
    kid,
    activeTime: row.active_time,
    privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    jwk: { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' },
  };
}
