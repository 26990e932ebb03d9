// Part of `make proto`.
import { writeFileSync } from 'node:fs';
import { loadMesh } from '../mesh/load.ts';
import { renderReference } from '../mesh/reference.ts';

writeFileSync(new URL('../docs/methods.md', import.meta.url), renderReference(loadMesh('prod')));
console.log('docs/methods.md written.');
