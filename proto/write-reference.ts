// Part of `make proto`.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderAudited } from '../mesh/audited.ts';
import { loadMesh } from '../mesh/load.ts';
import { renderReference } from '../mesh/reference.ts';

const mesh = loadMesh('prod');
const audited = fileURLToPath(new URL('../src/runtime/audited-methods.ts', import.meta.url));

writeFileSync(new URL('../docs/methods.md', import.meta.url), renderReference(mesh));
writeFileSync(audited, renderAudited(mesh));
execFileSync('biome', ['format', '--write', audited], { stdio: ['ignore', 'ignore', 'inherit'] });
console.log('docs/methods.md and src/runtime/audited-methods.ts written.');
