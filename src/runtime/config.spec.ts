import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ConfigError,
  integer,
  oneOf,
  onOff,
  optionalText,
  readEnv,
  secret,
  serviceSettings,
  text,
} from './config.ts';
import { telemetrySettings } from './telemetry/settings.ts';

describe('readEnv', () => {
  const good = {
    LISTEN: 'unix:.plaza/run/x.sock',
    MESH: '127.0.0.1:15001',
    DATABASE_URL: 'postgres://u:p@h/d',
    INSTANCE: 'catalog-1',
    PAGE_TOKEN_SECRET: 'x'.repeat(32),
  };

  it('reads what every service has, with its defaults, frozen', () => {
    const config = readEnv(serviceSettings, good);
    assert.deepEqual(config, {
      listen: good.LISTEN,
      mesh: good.MESH,
      databaseUrl: good.DATABASE_URL,
      databasePool: 10,
      instance: 'catalog-1',
      logLevel: 'info',
      reflection: false,
      pageTokenSecret: good.PAGE_TOKEN_SECRET,
      drainMs: 1_000,
      metrics: undefined,
      fault: undefined,
      ...readEnv(telemetrySettings, {}),
    });
    assert.ok(Object.isFrozen(config));
  });

  it('names every problem at once, and no value', () => {
    const env = {
      ...good,
      LISTEN: '',
      DB_POOL: '0',
      REFLECTION: 'yes',
      PAGE_TOKEN_SECRET: 'hunter2',
      LOG_LEVEL: 'loud',
      METRICS: 'localhost',
      OTEL_SDK_DISABLED: 'yes',
    };
    assert.throws(
      () => readEnv(serviceSettings, env),
      (error) => {
        assert.ok(error instanceof ConfigError);
        for (const part of [
          'LISTEN is not set',
          'DB_POOL must',
          'REFLECTION must',
          'PAGE_TOKEN_SECRET must',
          'LOG_LEVEL must',
        ]) {
          assert.ok(error.message.includes(part), part);
        }
        assert.doesNotMatch(error.message, /hunter2|loud/);
        return true;
      },
    );
  });

  const cases: [
    string,
    ReturnType<typeof text>['parse'] | ReturnType<typeof integer>['parse'],
    string | undefined,
    unknown,
  ][] = [
    ['text', text('X').parse, 'a', 'a'],
    ['text with default', text('X', { default: 'd' }).parse, undefined, 'd'],
    ['integer', integer('X', { min: 1, max: 5 }).parse, '5', 5],
  ];
  for (const [name, parse, value, expected] of cases)
    it(`reads ${name}`, () => assert.equal(parse(value), expected));

  it('reads on and off, words, and what may be absent', () => {
    assert.deepEqual(
      readEnv(
        { a: onOff('A'), b: oneOf('B', ['x', 'y']), c: optionalText('C'), d: secret('D') },
        { A: 'on', B: 'y', D: 's'.repeat(16) },
      ),
      { a: true, b: 'y', c: undefined, d: 's'.repeat(16) },
    );
  });

  for (const value of ['1.5', '6', 'x', '1e0', ' 1', '0x1']) {
    it(`refuses ${JSON.stringify(value)} as a number from 1 to 5`, () => {
      assert.throws(
        () => readEnv({ x: integer('X', { min: 1, max: 5 }) }, { X: value }),
        /X must be a whole number between 1 and 5/,
      );
    });
  }
});
