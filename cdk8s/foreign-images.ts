// Images that others make. mesh/environments/foreign-images.json names them by tag, and by the digest that somebody has looked up and judged: whoever
// mirrors or scans images writes it there, and it is what a cluster and a build get from then on.
//
//   node cdk8s/foreign-images.ts      the arguments by which `docker build` starts from what is pinned
import { readFileSync } from 'node:fs';

interface ForeignImage {
  image: string;
  digest: string | null;
}

export const foreignImages: Record<string, ForeignImage> = JSON.parse(
  readFileSync(new URL('../mesh/environments/foreign-images.json', import.meta.url), 'utf8'),
);

/** By digest where one is known, else by tag. Throws for a name that is not in the list, or a digest that is none. */
export function foreignImage(name: string): string {
  const found = foreignImages[name];
  if (!found) throw new Error(`mesh/environments/foreign-images.json has no "${name}"`);
  const { image, digest } = found;
  if (digest === null) return image;
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`${name}: "${digest}" is no digest`);
  return `${image}@${digest}`;
}

/** Those that may be another image tomorrow. */
export function unpinned(names: string[] = Object.keys(foreignImages)): string[] {
  return names
    .filter((name) => foreignImages[name]?.digest === null)
    .map((name) => foreignImages[name]!.image);
}

/** What the Dockerfile's arguments are called, and which image each is. */
export const baseImages: Record<string, string> = { NODE: 'node', RUNTIME: 'distroless', PYTHON: 'python' };

if (import.meta.main) {
  const open = unpinned(Object.values(baseImages));
  if (open.length > 0) process.stderr.write(`no digest yet of ${open.join(', ')}: built from their tags\n`);
  const named = Object.entries(baseImages).map(
    ([argument, name]) => `--build-arg ${argument}=${foreignImage(name)}`,
  );
  process.stdout.write(`${named.join(' ')}\n`);
}
