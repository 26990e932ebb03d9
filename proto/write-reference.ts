// Part of `make proto`.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderAudited } from '../mesh/audited.ts';
import { withDrawing } from '../mesh/drawing.ts';
import { loadMesh } from '../mesh/load.ts';
import { renderReference } from '../mesh/reference.ts';
import { renderMethodKinds } from '../mesh/signals/faults.ts';
import { withServiceMetrics } from '../mesh/signals/service-metrics.ts';

const mesh = loadMesh('prod');
const security = new URL('../docs/security.md', import.meta.url);
const observability = new URL('../docs/observability.md', import.meta.url);
const audited = fileURLToPath(new URL('../src/runtime/audited-methods.ts', import.meta.url));
const kinds = fileURLToPath(new URL('../src/ops/telemetry/method-kinds.ts', import.meta.url));

writeFileSync(new URL('../docs/methods.md', import.meta.url), renderReference(mesh));
writeFileSync(security, withDrawing(readFileSync(security, 'utf8'), mesh));
writeFileSync(observability, withServiceMetrics(readFileSync(observability, 'utf8')));
writeFileSync(audited, renderAudited(mesh));
writeFileSync(kinds, renderMethodKinds(mesh));
execFileSync('biome', ['format', '--write', audited, kinds], { stdio: ['ignore', 'ignore', 'inherit'] });
console.log(
  'docs/methods.md, the drawing in docs/security.md, the metrics in docs/observability.md, src/runtime/audited-methods.ts and src/ops/telemetry/method-kinds.ts written.',
);
