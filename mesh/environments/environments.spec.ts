// What each environment is told: figures that people were promised, and those that must agree with each other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusters } from './clusters.ts';
import { environments } from './index.ts';

describe('an environment', () => {
  for (const [name, environment] of Object.entries(environments)) {
    it(`${name} goes by its own name`, () => assert.equal(environment.name, name));
    it(`${name} starts two copies of whoever must outlive one, and can pin one version`, () => {
      assert.deepEqual(environment.replicas, { catalog: 2, orders: 2, payments: 2, rooms: 2 });
      assert.deepEqual(environment.versions, { catalog: ['v2'] });
    });
    it(`${name} tells what it serves to everybody but in prod`, () =>
      assert.equal(environment.reflection, name !== 'prod'));
    it(`${name} limits ${name === 'test' ? 'nobody' : 'clients as promised'}`, () => {
      const { client, sign_in, sign_up, stream_open } = environment.limits;
      const many = 100_000;
      const [rate, entries, newcomers, streams, atOnce] =
        name === 'test' ? [many, many, many, many, many] : [200, 30, 60, 50, 400];
      assert.deepEqual(client, { tokens: rate, intervalSeconds: 1, burst: 2 * rate });
      assert.deepEqual(sign_in, { tokens: entries, intervalSeconds: 60, burst: entries });
      assert.deepEqual(sign_up, { tokens: newcomers, intervalSeconds: 60, burst: newcomers });
      assert.deepEqual(stream_open, { tokens: streams, intervalSeconds: 1, burst: atOnce });
      assert.deepEqual(Object.keys(environment.limits), ['client', 'sign_in', 'sign_up', 'stream_open']);
    });
  }

  it('takes browsers from its own host alone, and on a laptop from any port of it', () => {
    const origins = (name: keyof typeof environments) => (origin: string) =>
      environments[name].corsOrigins.some((pattern) => new RegExp(`^(${pattern})$`).test(origin));
    for (const name of ['staging', 'prod'] as const) {
      const [host] = clusters[name].hosts;
      assert.equal(environments[name].corsOrigins.length, 1);
      assert.ok(origins(name)(`https://${host}`));
      for (const other of [
        `http://${host}`,
        `https://${host}.evil.example`,
        `https://${host!.replace('.', 'x')}`,
      ])
        assert.ok(!origins(name)(other), other);
    }
    for (const name of ['dev', 'test'] as const) {
      for (const own of ['http://localhost', 'https://localhost:3000', 'http://127.0.0.1:8080'])
        assert.ok(origins(name)(own), own);
      for (const other of [
        'http://127x0.0.1',
        'http://127.0x0.1',
        'http://127.0.0x1',
        'http://localhost.evil.example',
      ])
        assert.ok(!origins(name)(other), other);
    }
  });
});
