import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const least = {
  LISTEN: 'unix:ops.sock',
  MESH: '127.0.0.1:1',
  INSTANCE: 'ops-1',
  SERVICES: 'catalog, orders',
};

test('reads the services to ask and the Envoys to read', () => {
  const config = readConfig({
    ...least,
    ENVOY_ADMIN: 'self=unix:.plaza/run/ops-1.admin,gateway=http://127.0.0.1:15000',
  });
  assert.deepEqual(config.services, ['catalog', 'orders']);
  assert.deepEqual(config.envoys, [
    { observer: 'ops', address: 'unix:.plaza/run/ops-1.admin' },
    { observer: 'gateway', address: 'http://127.0.0.1:15000' },
  ]);
});

test('needs no Envoy', () => {
  assert.deepEqual(readConfig(least).envoys, []);
});

test('names every variable that is wrong', () => {
  assert.throws(
    () => readConfig({ ...least, SERVICES: '', ENVOY_ADMIN: 'gateway' }),
    /SERVICES is not set; ENVOY_ADMIN must be/,
  );
});
