// Everything about methods comes from the graph: what people write in cdk8s/ names none, nor how long one takes or who may call it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sources } from './imports/sources.ts';
import { plazaOf } from './synth.ts';

const folder = fileURLToPath(new URL('./', import.meta.url));
const generated = Object.keys(sources).map((name) => `imports/${name}.ts`);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    file.endsWith('.ts') &&
    !file.endsWith('.spec.ts') &&
    !file.startsWith('testing/') &&
    !generated.includes(file),
);
const code = (file: string) =>
  readFileSync(folder + file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

const { mesh } = plazaOf('prod');
const methods = mesh.services.flatMap((service) => service.methods);

const forbidden: [what: string, pattern: RegExp][] = [
  ['a method', new RegExp(`\\b(${methods.map(({ name }) => name).join('|')})\\b`)],
  ['a proto service', /plaza\.[a-z]+\.v\d/],
  ['an HTTP path', /['"`]\/v\d/],
  // ops is told which services there are; nobody else's name stands for anything but a row of the graph.
  [
    'a service',
    new RegExp(
      `['"\`](${mesh.services
        .map(({ name }) => name)
        .filter((name) => name !== 'ops')
        .join('|')})['"\`]`,
    ),
  ],
  ['a role', /['"](staff|admin|user)['"]/],
  ['an identity', /spiffe:\/\/[a-z]+\./],
  ['a retry', /(attempts|numRetries|num_retries): [1-9]/],
  ['a timeout of calls', /(timeout|perTryTimeout|max_stream_duration|idle_timeout): ['"]/],
  ['a status', /(success_?[sS]tatus)/],
];

describe('what people write in cdk8s/', () => {
  it('is found', () => assert.ok(files.length > 40, `${files.length} files`));
  for (const [what, pattern] of forbidden) {
    it(`names no ${what.replace(/^an? /, '')}`, () => {
      const guilty = files.filter((file) => pattern.test(code(file)));
      assert.deepEqual(guilty, []);
    });
  }
});
