import type { Role } from '../domain/roles.ts';

/** A user as it is read; the password hash leaves its table only to be verified. */
export interface UserRow {
  id: string;
  email: string;
  username: string | null;
  full_name: string;
  roles: Role[];
  version: bigint;
  create_time: Date;
  update_time: Date;
}

/** The columns of a UserRow, for the list of a select or returning. */
export const USER_COLUMNS = 'id, email, username, full_name, roles, version, create_time, update_time';

export interface SigningKeyRow {
  kid: string;
  /** x and y of the public point, base64url. */
  x: string;
  y: string;
  /** The private key (PKCS #8), sealed by key-cipher.ts. */
  sealed_key: Buffer;
  active_time: Date;
}
