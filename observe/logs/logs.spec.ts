// The configurations that docs/observability.md shows, held to what services and proxies write.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Yaml } from 'cdk8s';
import { accessLogFields } from '../../envoy/access-log.ts';
import { backgroundCall } from '../../src/runtime/call.ts';
import { createLog } from '../../src/runtime/log.ts';

type Json = Record<string, unknown>;

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const read = (file: string) => Yaml.load(path(file))[0] as Record<string, Json>;

/** A line that a service writes within a call. */
function line(): Json {
  const lines: string[] = [];
  const log = createLog(
    { service: 'catalog', instance: 'catalog-1', level: 'info' },
    { write: (text) => void lines.push(text) },
  );
  backgroundCall({ method: 'test', log }).log.warn('sold out');
  return JSON.parse(lines[0]!) as Json;
}

const service = line();
const proxy = accessLogFields('gateway');

/** Whether a program is here and takes the file; true without it. */
function isTaken(program: string, args: string[]): boolean {
  const env = {
    ...process.env,
    PLAZA_LOGS: '/tmp',
    ELASTIC_HOST: 'e',
    LOKI_HOST: 'l',
    ELASTIC_URL: 'http://e:9200',
    LOKI_URL: 'http://l:3100/otlp',
  };
  const { error, status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (error && 'code' in error && error.code === 'ENOENT') return true;
  assert.equal(status, 0, stderr);
  return true;
}

describe('lines of logs', () => {
  it('have a time in ISO 8601, a level as a word, a message and the ids of their call', () => {
    assert.match(String(service.time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(
      [service.level, service.msg, service.service, service.instance],
      ['warn', 'sold out', 'catalog', 'catalog-1'],
    );
    assert.match(String(service.trace_id), /^[0-9a-f]{32}$/);
    assert.match(String(service.span_id), /^[0-9a-f]{16}$/);
    assert.ok(service.request_id);
  });

  it('of proxies name the same things alike', () => {
    for (const name of ['time', 'request_id', 'trace_id', 'span_id'])
      assert.ok(name in proxy && name in service, name);
  });
});

describe('fluent-bit.yaml', () => {
  const { pipeline, ...rest } = read('fluent-bit.yaml');
  const outputs = pipeline?.outputs as Json[];

  it('reads time, and hands on fields that there are', () => {
    const [parser] = rest.parsers as unknown as Json[];
    assert.deepEqual([parser?.format, parser?.time_key], ['json', 'time']);
    const loki = outputs.find(({ name }) => name === 'loki')!;
    const named = [...`${loki.label_keys}, ${loki.structured_metadata}`.matchAll(/\$(\w+)/g)].map(
      ([, name]) => name!,
    );
    assert.deepEqual(
      named.filter((name) => !(name in service) && !(name in proxy)),
      [],
    );
    assert.deepEqual(
      outputs.map(({ name }) => name),
      ['es', 'loki'],
    );
  });

  it('gives no label of Loki many values', () => {
    const labels = String(outputs.find(({ name }) => name === 'loki')!.label_keys);
    assert.doesNotMatch(labels, /_id|method|path|client/);
  });

  it('is taken by Fluent Bit where it is installed', () => {
    assert.ok(isTaken('fluent-bit', ['--dry-run', '-c', path('fluent-bit.yaml')]));
  });
});

describe('otel-collector.yaml', () => {
  const config = read('otel-collector.yaml');

  it('names in its pipeline what it defines, and all of it', () => {
    const { logs } = config.service!.pipelines as Record<string, Record<string, string[]>>;
    for (const part of ['receivers', 'processors', 'exporters'])
      assert.deepEqual(logs![part], Object.keys(config[part]!), part);
  });

  it('reads fields that there are', () => {
    const text = JSON.stringify(config.receivers);
    const named = new Set([...text.matchAll(/attributes\.(\w+)/g)].map(([, name]) => name!));
    assert.deepEqual(
      [...named].filter((name) => !(name in service)),
      [],
    );
    assert.ok(['time', 'level', 'trace_id', 'span_id', 'msg'].every((name) => named.has(name)));
  });

  it('is taken by the collector where it is installed', () => {
    assert.ok(isTaken('otelcol-contrib', ['validate', '--config', path('otel-collector.yaml')]));
  });
});
