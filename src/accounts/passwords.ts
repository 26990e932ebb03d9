import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Call } from '../runtime/call.ts';
import { networkOf } from '../runtime/network.ts';
import { preparePassword } from './domain/password.ts';
import { createSlots, type Line } from './slots.ts';

/** For whom a password is hashed. Whoever signs in goes first, then who signs up, then what is imported. */
export type HashedFor = 'signIn' | 'signUp' | 'import';

export type Hasher = Pick<Call, 'signal' | 'deadline' | 'clientAddress'>;

export interface Passwords {
  /** The hash of a new password. Changing one counts as signing in. */
  hash(password: string, call: Hasher, what: HashedFor): Promise<string>;
  /** Takes as long without a hash, for an unknown account, as with one; and is then false. */
  verify(storedHash: string | null, password: string, call: Hasher): Promise<boolean>;
}

/** argon2id as OWASP asks for it: 19 MiB, two passes, one lane. One hash takes about 15 ms of a core. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The threads of Node's pool. More hashes at once would wait there, where all lines are one. */
const THREADS = 4;

/** One slot is always left to those who sign in, where there are two; an import takes half of them at most. */
export function linesOf(slots: number): Record<HashedFor, Line> {
  return {
    signIn: {
      running: slots,
      waiting: 100 * slots,
      refusal: 'Too many people are signing in at the moment. Please try again.',
      retryAfter: 1,
    },
    signUp: {
      running: Math.max(1, slots - 1),
      waiting: 100 * slots,
      refusal: 'Too many people are signing up at the moment. Please try again.',
      retryAfter: 5,
    },
    import: {
      running: importsAtOnce(slots),
      waiting: 1_000,
      refusal: 'Too many users are being imported at the moment. Please try again.',
      retryAfter: 60,
    },
  };
}

export function importsAtOnce(slots: number): number {
  return Math.max(1, Math.floor(slots / 2));
}

/** Hashes at most `cores` passwords at once. */
export async function createPasswords(cores: number): Promise<Passwords> {
  const running = Math.min(cores, THREADS);
  const slots = createSlots(running, linesOf(running));
  // Of 256 random bits, which are nobody's password.
  const nobodysHash = await hash(randomBytes(32), ARGON2ID);
  const placeOf = (line: HashedFor, call: Hasher) => ({ line, source: networkOf(call.clientAddress), call });
  return {
    hash: (password, call, what) =>
      slots(() => hash(preparePassword(password), ARGON2ID), placeOf(what, call)),
    verify: (storedHash, password, call) =>
      slots(() => verifyTyped(storedHash ?? nobodysHash, password), placeOf('signIn', call)),
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
