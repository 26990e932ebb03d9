import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { layoutOf } from './layout.ts';
import { collectorOf, collectorUrl, readOtel } from './otel.ts';
import { readSettings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-otel-'));
after(() => rmSync(folder, { recursive: true }));
const paths = layoutOf(folder);

describe('variables of OpenTelemetry for a mesh', () => {
  it('are handed on as they are, those that count', () => {
    const { variables, ignored } = readOtel({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317',
      OTEL_EXPORTER_OTLP_TIMEOUT: '100',
      OTEL_TRACES_SAMPLER: '',
      OTEL_BSP_SCHEDULE_DELAY: '1',
      PATH: '/',
    });
    assert.deepEqual(variables, {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317',
      OTEL_EXPORTER_OTLP_TIMEOUT: '100',
    });
    assert.deepEqual(ignored, ['OTEL_BSP_SCHEDULE_DELAY']);
  });

  it('name no collector where none is set', () => {
    assert.equal(collectorOf(readOtel({}), paths), undefined);
    assert.equal(collectorUrl(readOtel({})), undefined);
  });

  for (const [endpoint, host, port, url] of [
    ['http://c', 'c', 4317, 'http://c:4317'],
    ['http://10.0.0.1:1', '10.0.0.1', 1, 'http://10.0.0.1:1'],
    ['http://[::1]:9', '::1', 9, 'http://[::1]:9'],
  ] as const)
    it(`name the collector at ${endpoint}`, () => {
      const otel = readOtel({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
      const { authorities, ...collector } = collectorOf(otel, paths)!;
      assert.deepEqual(collector, { host, port, headers: [], timeoutMs: 5_000 });
      assert.equal(authorities, undefined);
      assert.equal(collectorUrl(otel), url);
    });

  it('have Envoys believe the authorities that services do', () => {
    const { authorities } = collectorOf(readOtel({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://c' }), paths)!;
    assert.match(readFileSync(authorities!, 'utf8'), /^-----BEGIN CERTIFICATE-----/);
    assert.equal(statSync(authorities!).mode & 0o777, 0o600);
  });

  it('may not give all services one name', () => {
    for (const env of [{ OTEL_SERVICE_NAME: 'x' }, { OTEL_RESOURCE_ATTRIBUTES: 'a=b,service.name=x' }])
      assert.throws(() => readOtel(env), /^Error: Cannot start: OTEL_SERVICE_NAME, .* one name/);
  });

  it('are read before anything starts', () => {
    for (const [env, problem] of [
      [
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'c:4317' },
        /^Cannot start: OTEL_EXPORTER_OTLP_ENDPOINT must be [^;]*\.$/,
      ],
      [
        { OTEL_EXPORTER_OTLP_HEADERS: 'token-hunter2' },
        /^Cannot start: OTEL_EXPORTER_OTLP_HEADERS must be [^;]*\.$/,
      ],
      [{ OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2%25' }, /% in it \(%25\), which Envoy cannot send\.$/],
      [{ OBSERVE: 'yes' }, /^OBSERVE is 1 or docker, or not set\.$/],
    ] as const)
      assert.throws(
        () => readSettings(env),
        ({ message }: Error) => problem.test(message) && !message.includes('hunter2'),
      );
  });
});
