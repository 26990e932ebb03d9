import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exceptions, fixes, isOlder, missing, type Pin, pins } from './pins.ts';

describe('pins', () => {
  const all = pins();

  it('are found wherever this checkout names a version', () => {
    for (const component of [
      'node',
      'postgresql',
      'envoy',
      'istio.io/api',
      'rabbitmq',
      '@grpc/grpc-js',
      'istio.io/istio',
      'github.com/jaegertracing/jaeger',
      'grafana',
    ])
      assert.ok(
        all.some((pin) => pin.component === component),
        component,
      );
    assert.equal(
      all.filter(({ component }) => component === 'postgresql').length,
      4,
      'laptop, cluster, and two images of compose.yaml',
    );
    assert.equal(
      all.filter(({ component }) => component === 'node').length,
      5,
      'four platforms and the image',
    );
    for (const { version, where } of all) assert.match(version, /\d|nonroot/, where);
  });

  it('are no older than a fix that we know, unless their channel has none and we say so', () => {
    const old = all.filter(
      (pin) => missing(pin).length > 0 && !exceptions.some(({ where }) => where === pin.where),
    );
    const told = old.flatMap((pin) =>
      missing(pin).map(({ fixedIn, what }) => `${pin.where} has ${pin.version}: ${fixedIn} mends ${what}`),
    );
    assert.deepEqual(told, []);
  });

  it('have no exception that they need no more', () => {
    const idle = exceptions.filter(
      ({ where }) => !all.some((pin) => pin.where === where && missing(pin).length > 0),
    );
    assert.deepEqual(idle, []);
    for (const { since, why } of exceptions) {
      assert.match(since, /^\d{4}-\d{2}-\d{2}$/);
      assert.match(why, /\.$/);
    }
    for (const { source } of fixes) assert.match(source, /^https:\/\//);
  });

  for (const [version, than, older] of [
    ['18.1', '18.2', true],
    ['18.10', '18.9', false],
    ['18.4.0-beta.17', '18.6', true],
    ['18.7', '18.7', false],
    ['26', '26.13.1', true],
    ['27', '26.13.1', false],
    ['26.13', '26.13.1', true],
    ['26.13.1', '26.13.1', false],
  ] as const) {
    it(`${version} is ${older ? '' : 'not '}older than ${than}`, () => {
      assert.equal(isOlder(version, than), older);
      const pin: Pin = { component: 'x', version, where: 'here' };
      assert.equal(
        missing(pin, [{ component: 'x', fixedIn: than, what: '', source: '' }]).length,
        older ? 1 : 0,
      );
    });
  }
});
