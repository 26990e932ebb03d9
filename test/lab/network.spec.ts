import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { test } from 'node:test';
import { until } from '../../local/until.ts';
import { binariesFolder, obstacle } from './binaries.ts';
import { createNetwork, inside } from './network.ts';

const reason = obstacle(binariesFolder());
const namespaces = () => execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' });

test('what a killed run left is gone when the next one begins, and nobody else’s', {
  skip: reason && `the lab is left out: ${reason}`,
}, async () => {
  const [mine, other] = [`a checkout ${process.pid}`, `another checkout ${process.pid}`];
  const foreign = await createNetwork(other);
  try {
    const kept = foreign.addPod('kept');
    const killed = await createNetwork(mine);
    const left = killed.addPod('left');
    const { command, args } = inside(left.namespace, 'sleep', ['600']);
    const orphan = spawn(command, args, { stdio: 'ignore', detached: true });
    const ended = new Promise((resolve) => orphan.once('exit', resolve));
    await until('it is in the namespace', () =>
      execFileSync('ip', ['netns', 'pids', left.namespace], { encoding: 'utf8' }).includes(`${orphan.pid}`),
    );

    const next = await createNetwork(mine);
    await ended;
    assert.ok(!namespaces().includes(left.namespace));
    assert.ok(namespaces().includes(kept.namespace));
    await next.remove();
  } finally {
    await foreign.remove();
  }
  assert.ok(!namespaces().includes(`-kept`));
});
