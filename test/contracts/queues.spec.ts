// A queue that nobody takes from grows without bound, and a consumer of a queue that nobody declares waits for ever.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { rows } from '../../mesh/plaza.ts';

const consumed = (service: string): string[] =>
  globSync(`src/${service}/**/*.ts`, { exclude: ['**/*.spec.ts', '**/testing/**'] })
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\.consume\('([^']+)'/g)])
    .map(([, queue]) => queue!);

for (const { name, queues } of rows)
  it(`${name} takes from just the queues that the graph gives it`, () => {
    assert.deepEqual(consumed(name).sort(), Object.keys(queues).sort());
  });
