import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { silentLog } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { createMeshWatch, type MeshSeen } from './mesh-watch.ts';
import type { Observation } from './observation.ts';

const EVERY_MS = 5;

/** A mesh of one replica, as one Envoy sees it. */
function world() {
  let asked = 0;
  let healthy = true;
  let activeRequests = 0;
  let silent = false;
  const ask = async (): Promise<Observation[] | undefined> => {
    asked++;
    if (silent) return undefined;
    const instance = { name: 'catalog-1', version: 'v1', observer: 'gateway', healthy, ejected: false };
    const breaker = { open: false, maxRequests: 9, activeRequests, overflows: 0n };
    return [{ service: 'catalog', instances: [{ ...instance, activeRequests }], breaker }];
  };
  const watch = createMeshWatch({
    services: new Set(['catalog']),
    ask,
    unseen: () => new Error('nobody tells'),
    log: silentLog(),
    everyMs: EVERY_MS,
  });
  return {
    watch,
    asked: () => asked,
    set(change: { healthy?: boolean; activeRequests?: number; silent?: boolean }) {
      healthy = change.healthy ?? healthy;
      activeRequests = change.activeRequests ?? activeRequests;
      silent = change.silent ?? silent;
    },
    async passes(looks = 3) {
      const from = asked;
      await until(() => asked >= from + looks);
    },
  };
}

describe('createMeshWatch()', () => {
  const ends: AbortController[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end.abort(new Error('done'));
  });

  function watching({ watch }: ReturnType<typeof world>) {
    const end = new AbortController();
    ends.push(end);
    const seen: MeshSeen[] = [];
    const ended = (async () => {
      for await (const state of watch.follow(end.signal)) seen.push(state);
    })();
    ended.catch(() => {});
    return { seen, ended, end: () => end.abort(new Error('done')) };
  }
  const health = ({ seen }: { seen: MeshSeen[] }) =>
    seen.map(({ services }) => services[0]!.instances[0]!.healthy);

  it('tells the state at once and again after a change, and not while calls come and go', async () => {
    const mesh = world();
    const one = watching(mesh);
    await until(() => one.seen.length === 1);
    mesh.set({ activeRequests: 5 });
    await mesh.passes();
    assert.equal(one.seen.length, 1);
    mesh.set({ healthy: false });
    await until(() => one.seen.length === 2);
    mesh.set({ healthy: true });
    await until(() => one.seen.length === 3);
    assert.deepEqual(health(one), [true, false, true]);
    assert.equal(one.seen[1]!.services[0]!.breaker.activeRequests, 5);
  });

  it('asks once for all who watch, and nobody when nobody does', async () => {
    const mesh = world();
    assert.equal(mesh.asked(), 0);
    const all = Array.from({ length: 50 }, () => watching(mesh));
    await until(() => all.every(({ seen }) => seen.length === 1));
    assert.ok(mesh.asked() < 10, `asked ${mesh.asked()} times for 50`);
    for (const each of all) each.end();
    for (const each of all) await assert.rejects(each.ended, /done/);
    // A look that was under way when the last one left may still have been counted.
    const asked = mesh.asked();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS * 10));
    assert.equal(mesh.asked(), asked);

    mesh.set({ healthy: false });
    const late = watching(mesh);
    await until(() => late.seen.length === 1);
    assert.deepEqual(health(late), [false]);
  });

  it('refuses when nobody tells at first, and waits when nobody does later', async () => {
    const mesh = world();
    mesh.set({ silent: true });
    await assert.rejects(watching(mesh).ended, /nobody tells/);
    mesh.set({ silent: false });
    const one = watching(mesh);
    await until(() => one.seen.length === 1);
    mesh.set({ silent: true, healthy: false });
    await mesh.passes();
    mesh.set({ silent: false });
    await until(() => one.seen.length === 2);
    assert.deepEqual(health(one), [true, false]);
  });

  it('skips for a slow one what has been overtaken', async () => {
    const mesh = world();
    const end = new AbortController();
    ends.push(end);
    const slow = mesh.watch.follow(end.signal)[Symbol.asyncIterator]();
    const first = await slow.next();
    for (const healthy of [false, true, false]) {
      mesh.set({ healthy });
      await mesh.passes();
    }
    const second = await slow.next();
    assert.deepEqual(health({ seen: [first.value, second.value] as MeshSeen[] }), [true, false]);
  });
});
