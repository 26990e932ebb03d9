import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METHOD_KINDS } from '../../src/ops/telemetry/method-kinds.ts';
import { loadMesh } from '../load.ts';
import { lateAfterMs, methodKinds } from './faults.ts';

test('late is what took longer than the largest bucket below the deadline', () => {
  assert.equal(lateAfterMs({ deadlineMs: 5000 }), 2500);
  assert.equal(lateAfterMs({ deadlineMs: 2000 }), 1000);
  assert.equal(lateAfterMs({ deadlineMs: 30_000 }), 10_000);
});

test('src/ops/telemetry/method-kinds.ts says what the graph says: run `make proto` when this fails', () => {
  assert.deepEqual(METHOD_KINDS, methodKinds(loadMesh('prod')));
});
