import { availableParallelism } from 'node:os';
import { type Hasher, importsAtOnce, type Passwords } from '../passwords.ts';

/** Hashes the passwords of an import and gives the hashes in their order; no more of them wait in line than may run at once. */
export async function hashAll(
  passwords: Passwords,
  texts: readonly string[],
  call: Hasher,
): Promise<string[]> {
  const hashes: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < texts.length; i = next++)
      hashes[i] = await passwords.hash(texts[i]!, call, 'import');
  };
  await Promise.all(Array.from({ length: importsAtOnce(availableParallelism()) }, worker));
  return hashes;
}
