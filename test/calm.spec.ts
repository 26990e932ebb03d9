// What holds while nothing is killed: one mesh for all of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { layoutOf } from '../local/layout.ts';
import { access } from './access/index.ts';
import { localUser } from './access/local-user.ts';
import { edge } from './edge/index.ts';
import { ejection } from './errors/ejection.ts';
import { errors } from './errors/index.ts';
import { useMesh } from './harness/mesh.ts';
import { keys } from './keys/index.ts';
import { requests } from './requests/index.ts';
import { callMetricsRead } from './signals/call-metrics.ts';
import { noSecretsSeen } from './signals/secrets.ts';
import { streams } from './streams/index.ts';
import { tokens } from './tokens/index.ts';

// A new key signs after all proxies have fetched it, which they do every five seconds.
const mesh = useMesh('calm', {
  env: ({ service }) => (service === 'accounts' ? { KEY_PROPAGATION_MS: '8000' } : {}),
});

requests(mesh);
noSecretsSeen(mesh, 'the request table');
access(mesh);
localUser(mesh);
callMetricsRead(mesh);
tokens(mesh);
streams(mesh);
edge(mesh);
keys(mesh);
errors(mesh);
ejection(mesh);
noSecretsSeen(mesh, 'all of it');

// Envoy goes on with a call whose Lua has failed, as if the rest of the program had agreed.
test('after all of it no Lua of a proxy has failed', () => {
  const { logs } = layoutOf(mesh().dir);
  const lines = readdirSync(logs).flatMap((file) => readFileSync(join(logs, file), 'utf8').split('\n'));
  assert.ok(lines.length > 1_000);
  assert.deepEqual(
    lines.filter((line) => line.includes('[lua]')),
    [],
  );
});
