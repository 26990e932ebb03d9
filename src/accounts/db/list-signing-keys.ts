import type { Queryable } from '../../runtime/database.ts';
import type { SigningKeyRow } from './tables.ts';

export async function listSigningKeys(db: Queryable): Promise<SigningKeyRow[]> {
  return db.query<SigningKeyRow>({
    name: 'list-signing-keys',
    text: 'select kid, x, y, sealed_key, active_time from signing_keys',
  });
}
