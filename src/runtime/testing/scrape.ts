// Reads what a process shows at /metrics, and holds it to the definitions.
import { spawnSync } from 'node:child_process';
import type { Metric } from '../telemetry/metrics.ts';

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export function samplesOf(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, labels = '', value] = /^([a-z0-9_]+)(?:\{(.*)\})? (\S+)$/i.exec(line)!;
      const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gi)].map(([, key, is]) => [key!, is!]);
      return { name: name!, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The value of one figure; 0 where there is none yet. Of a histogram give the name with `_count` or `_sum`. */
export function figureIn(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const found = samplesOf(text).filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([key, is]) => sample.labels[key] === is),
  );
  return found.reduce((sum, { value }) => sum + value, 0);
}

/** What prom-client tells of the process by itself. */
const OF_NODE = /^(process|nodejs)_/;
const LABELS_OF_NODE = new Set(['version', 'major', 'minor', 'patch', 'kind', 'space', 'type', 'le']);

/** What of a scrape is in no definition: metrics, labels and values. Each of them could grow without bound. */
export function undefinedIn(text: string, definitions: readonly Metric[]): string[] {
  const problems = new Set<string>();
  for (const { name, labels } of samplesOf(text)) {
    if (OF_NODE.test(name)) {
      for (const label of Object.keys(labels))
        if (!LABELS_OF_NODE.has(label)) problems.add(`${name} has the label ${label}`);
      continue;
    }
    const definition = definitions.find(
      (metric) =>
        metric.name === name ||
        (metric.type === 'histogram' && name.replace(/_(bucket|sum|count)$/, '') === metric.name),
    );
    if (!definition) problems.add(`${name} is not defined`);
    else
      for (const [label, value] of Object.entries(labels)) {
        if (label === 'le' && definition.type === 'histogram') continue;
        const values = definition.values[label];
        const isAllowed =
          values && ('includes' in values ? values.includes(value) : values.matches.test(value));
        if (!isAllowed) problems.add(`${name} has ${label}="${value}"`);
      }
  }
  return [...problems];
}

/** What Prometheus' own parser finds fault with; undefined where promtool is not installed. */
export function promtoolProblems(text: string): string | undefined {
  const { error, stdout, stderr, status } = spawnSync('promtool', ['check', 'metrics'], {
    input: text,
    encoding: 'utf8',
  });
  if (error) return undefined;
  const said = `${stdout}${stderr}`.trim();
  return status === 0 || said !== '' ? said : `promtool ended with ${status}`;
}
