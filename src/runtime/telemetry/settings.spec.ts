import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEnv } from '../config.ts';
import { telemetryOf, telemetrySettings, unsupported } from './settings.ts';

const read = (env: Record<string, string>) => telemetryOf(readEnv(telemetrySettings, env));

describe('variables of OpenTelemetry', () => {
  it('record all and send it to ops where none is set', () => {
    assert.deepEqual(read({}), {
      enabled: true,
      endpoint: undefined,
      authorities: undefined,
      headers: [],
      timeoutMs: 5_000,
      rootRatio: 1,
      attributes: [],
    });
  });

  const good: [Record<string, string>, object][] = [
    [{ OTEL_SDK_DISABLED: 'TRUE' }, { enabled: false }],
    [{ OTEL_TRACES_EXPORTER: 'none' }, { enabled: false }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317' }, { endpoint: { address: 'c:4317', tls: false } }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://c/' }, { endpoint: { address: 'c:4317', tls: true } }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://[::1]:9' }, { endpoint: { address: '[::1]:9', tls: false } }],
    [
      { OTEL_EXPORTER_OTLP_HEADERS: 'Key=a%20b, x=1' },
      {
        headers: [
          ['key', 'a b'],
          ['x', '1'],
        ],
      },
    ],
    [{ OTEL_EXPORTER_OTLP_TIMEOUT: '250' }, { timeoutMs: 250 }],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, { rootRatio: 0 }],
    [
      { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' },
      { rootRatio: 0.25 },
    ],
    [
      { OTEL_RESOURCE_ATTRIBUTES: 'a=b,c=%2C' },
      {
        attributes: [
          ['a', 'b'],
          ['c', ','],
        ],
      },
    ],
    [{ OTEL_SERVICE_NAME: 'shop' }, { attributes: [['service.name', 'shop']] }],
  ];
  for (const [env, want] of good) {
    it(`are understood: ${JSON.stringify(env)}`, () => {
      assert.deepEqual(read(env), { ...read({}), ...want });
    });
  }

  const wrong: [string, string, RegExp][] = [
    ['OTEL_SDK_DISABLED', 'yes', /must be true or false/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317', /must be http/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://me:secret@c:4317', /no user and password/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://c:4318/v1/traces', /no path/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'authorization', /<name>=<value>/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a b=secret', /<name>=<value>/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%0asecret', /ASCII/],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%zz', /percent-encoded/],
    ['OTEL_EXPORTER_OTLP_CERTIFICATE', '/nowhere/secret.pem', /certificates in PEM/],
    ['OTEL_EXPORTER_OTLP_CERTIFICATE', 'package.json', /certificates in PEM/],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', '5s', /milliseconds/],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'http/protobuf', /must be grpc/],
    ['OTEL_TRACES_EXPORTER', 'zipkin', /must be otlp or none/],
    ['OTEL_TRACES_SAMPLER', 'always_on', /must be parentbased_always_on or/],
    ['OTEL_TRACES_SAMPLER_ARG', '2', /between 0 and 1/],
    ['OTEL_PROPAGATORS', 'b3', /must be tracecontext,baggage/],
    ['OTEL_RESOURCE_ATTRIBUTES', 'nonsense', /<name>=<value>/],
  ];
  for (const [name, value, problem] of wrong) {
    it(`end the start with one sentence: ${name}=${value}`, () => {
      assert.throws(
        () => read({ [name]: value }),
        ({ message }: Error) => {
          assert.match(message, problem);
          assert.match(message, new RegExp(`^Cannot start: ${name} [^;]*\\.$`));
          return !message.includes('secret');
        },
      );
    });
  }

  it('that are not supported are named', () => {
    const env = { OTEL_BSP_MAX_QUEUE_SIZE: '1', OTEL_LOG_LEVEL: '', OTEL_SERVICE_NAME: 'x', PATH: '/' };
    assert.deepEqual(unsupported(env), ['OTEL_BSP_MAX_QUEUE_SIZE']);
  });
});
