import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs the procedure by which a cluster gets its first admin, or is rid of one; gives what it says, and throws what it refuses. */
export async function runAdmins(databaseUrl: string, args: string[], password = ''): Promise<string> {
  const child = spawn(process.execPath, ['src/accounts/admins.ts', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  child.stdin.on('error', () => {}); // it may have refused before it read
  child.stdin.end(`${password}\n`);
  const code = new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  const [said, refused] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await code) !== 0) throw new Error(refused.trim());
  return said.trim();
}
