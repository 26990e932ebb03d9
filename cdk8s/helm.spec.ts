import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Yaml } from 'cdk8s';
import { escaped, packHelm } from './helm.ts';
import { plazaOf, synth } from './synth.ts';

/** What Helm does with the only action that there is. */
const rendered = (template: string) => template.replaceAll('{{ "{{" }}', '\u0000').replaceAll('\u0000', '{{');

test('what Helm makes of a template is the manifest', () => {
  const manifest = 'password: "{{ .DATABASE_PASSWORD | urlquery }}"';
  assert.equal(rendered(escaped(manifest)), manifest);
  assert.doesNotMatch(escaped(manifest).replaceAll('{{ "{{" }}', ''), /\{\{/);
});

test('a chart holds every file of its environment', (t) => {
  const out = mkdtempSync(join(tmpdir(), 'plaza-helm-'));
  t.after(() => rmSync(out, { recursive: true }));
  const files = synth(plazaOf('prod'), out);
  const folder = join(out, 'helm', 'prod');
  packHelm('prod', files, folder);
  const [chart] = Yaml.load(join(folder, 'Chart.yaml'));
  assert.equal(chart.name, 'plaza-prod');
  assert.match(chart.version, /^\d+\.\d+\.\d+$/);
  assert.equal(readdirSync(join(folder, 'templates')).length, files.length);
  for (const file of files) {
    const template = join(folder, 'templates', file.split('/').at(-1)!);
    assert.ok(existsSync(template));
    assert.equal(rendered(readFileSync(template, 'utf8')), readFileSync(file, 'utf8'));
  }
});
