import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextFile } from '../files.ts';

/** Debian's packages that have the programs. */
const packages = { promtool: 'prometheus', amtool: 'prometheus-alertmanager' } as const;
type Program = keyof typeof packages;

/** Why a test is left out where a program is not there, as node:test's `skip`. */
export function missing(program: Program): string | false {
  const { error } = spawnSync(program, ['--version']);
  return error !== undefined && `${program} is not asked: install ${packages[program]}, which has it`;
}

/** Runs a program in a new folder with these files, which is gone after. */
export function ask(
  program: Program,
  args: string[],
  files: TextFile[],
): { status: number | null; answer: string; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-observe-'));
  try {
    for (const { path, text } of files) writeFileSync(join(folder, path), text);
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
    });
    return { status, answer: stdout.trim(), said: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
