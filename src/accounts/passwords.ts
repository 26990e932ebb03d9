import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { preparePassword } from './domain/password.ts';
import { createSlots } from './slots.ts';

export interface Passwords {
  hash(password: string, signal: AbortSignal): Promise<string>;
  /** Takes as long without a hash, for an unknown account, as with one; and is then false. */
  verify(storedHash: string | null, password: string, signal: AbortSignal): Promise<boolean>;
}

/** argon2id as OWASP asks for it: 19 MiB, two passes, one lane. One hash takes about 15 ms of a core. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Who waits for longer than these need is told at once: at 15 ms each, 100 hashes on one core are 1.5 s. */
const WAITING_PER_CORE = 100;

/** Hashes at most `cores` passwords at once. */
export async function createPasswords(cores: number): Promise<Passwords> {
  const slots = createSlots({ running: cores, waiting: cores * WAITING_PER_CORE });
  // Of 256 random bits, which are nobody's password.
  const nobodysHash = await hash(randomBytes(32), ARGON2ID);
  return {
    hash: (password, signal) => slots(() => hash(preparePassword(password), ARGON2ID), signal),
    verify: (storedHash, password, signal) =>
      slots(() => verifyTyped(storedHash ?? nobodysHash, password), signal),
  };
}

/**
 * What was typed is tried as it stands, too, where preparing changes it: hashes of before were made of that. So it depends on what is typed
 * alone, and not on whose account it is, whether a refusal takes one hash or two.
 */
async function verifyTyped(stored: string, typed: string): Promise<boolean> {
  const prepared = preparePassword(typed);
  return (await verify(stored, prepared)) || (prepared !== typed && (await verify(stored, typed)));
}
