import { createHmac, hkdfSync } from 'node:crypto';
import { networkOf } from '../runtime/network.ts';

/** What a source of sign-ins is known by in the database. */
export type Sources = (clientAddress: string) => Buffer;

/** Under a key of the deployment, since all addresses can be tried; the key is derived from the one that seals signing keys. */
export function createSources(encryptionKey: Buffer): Sources {
  const key = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'plaza sources of sign-ins', 32));
  return (clientAddress) => createHmac('sha256', key).update(networkOf(clientAddress)).digest();
}
