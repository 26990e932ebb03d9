import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { PlazaError } from '../../runtime/errors.ts';
import type { Passwords } from '../passwords.ts';

/** While people stand in line to sign in, an import waits this long for its next turn. */
const STAND_BACK_MS = 200;

/**
 * Hashes many passwords and gives the hashes in their order. Never more than one a core are in the line that everybody who signs in
 * stands in, and a full line is no failure, only a reason to wait.
 */
export async function hashAll(
  passwords: Passwords,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const hashes: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < texts.length; i = next++) hashes[i] = await hashPatiently(texts[i]!);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return hashes;

  async function hashPatiently(text: string): Promise<string> {
    for (;;) {
      try {
        return await passwords.hash(text, signal);
      } catch (error) {
        if (!(error instanceof PlazaError) || error.code !== status.RESOURCE_EXHAUSTED) throw error;
        await sleep(STAND_BACK_MS);
        signal.throwIfAborted();
      }
    }
  }
}
