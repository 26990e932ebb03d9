import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

const least = {
  LISTEN: 'unix:ops.sock',
  MESH: '127.0.0.1:1',
  INSTANCE: 'ops-1',
  SERVICES: 'catalog, orders',
  DATABASE_URL: 'postgres://u@h/ops',
  PAGE_TOKEN_SECRET: 'page tokens of the tests',
  BROKER_URL: 'postgres://u@h/broker',
  BROKER_TOPOLOGY: '{"audit_queue": ["audit.recorded"]}',
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

test('needs neither Envoys nor logs', () => {
  const { envoys, logs } = readConfig(least);
  assert.deepEqual([envoys, logs], [[], undefined]);
});

test('finds logs in a folder or in a cluster', () => {
  assert.deepEqual(readConfig({ ...least, LOGS: 'dir:.plaza/logs' }).logs, { directory: '.plaza/logs' });
  assert.equal(readConfig({ ...least, LOGS: 'kubernetes' }).logs, 'kubernetes');
});

test('names every variable that is wrong', () => {
  assert.throws(
    () => readConfig({ ...least, SERVICES: '', ENVOY_ADMIN: 'gateway', LOGS: '/logs' }),
    /SERVICES is not set; ENVOY_ADMIN must be .+; LOGS must be dir:/,
  );
});
