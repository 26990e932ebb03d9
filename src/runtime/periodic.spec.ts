import assert from 'node:assert/strict';
import { it } from 'node:test';
import { every } from './periodic.ts';
import { silentLog } from './testing/database.ts';
import { until } from './testing/until.ts';

it('a job runs at once and again, also after a failure, and stop() waits for the run that runs', async () => {
  let runs = 0;
  let ended = 0;
  const gate = Promise.withResolvers<void>();
  const periodic = every(1, 'job', silentLog(), async () => {
    runs++;
    if (runs === 1) throw new Error('once');
    if (runs === 3) await gate.promise;
    ended++;
  });
  await until(() => runs === 3);
  const stopped = periodic.stop();
  gate.resolve();
  await stopped;
  assert.deepEqual([runs, ended], [3, 2]);
});
