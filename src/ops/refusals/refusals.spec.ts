import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Event } from '../../runtime/broker/event.ts';
import { silentLog } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { kubernetesApi } from '../logs/kubernetes-api.ts';
import { startCluster } from '../testing/cluster.ts';
import { ofFolder, ofGatewayPods } from './access-logs.ts';
import { readRefusal } from './read-refusal.ts';
import { watchRefusals } from './refusal-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'plaza-refusals-'));
after(() => rmSync(folder, { recursive: true }));

const line = (fields: Record<string, unknown> = {}) =>
  JSON.stringify({
    time: '2026-11-27T16:20:00.123Z',
    proxy: 'gateway',
    method: 'POST',
    path: '/v1/users/42:setRoles',
    rpc: 'plaza.accounts.v1.Accounts/SetUserRoles',
    subject: 'user-1',
    details: 'rbac_access_denied_matched_policy[none]',
    status: 403,
    client: '203.0.113.9',
    caller: null,
    request_id: 'r-1',
    traceparent: null,
    ...fields,
  });

describe('readRefusal()', () => {
  it('makes the same entry of a line, whoever reads it', () => {
    const { event } = readRefusal(line())!;
    assert.deepEqual(readRefusal(line())!.event, event);
    assert.match(event.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(event.time, '2026-11-27T16:20:00.123Z');
    assert.deepEqual(event.data, {
      actor: 'user-1',
      action: 'user.setRoles',
      resource: 'users/42',
      requestId: 'r-1',
      address: '203.0.113.9',
      service: 'gateway',
      outcome: 'REFUSED',
      reason: 'PERMISSION_DENIED',
    });
  });

  it('says who it was that a sidecar refused, and that nobody was signed in', () => {
    const fields = {
      proxy: 'accounts-1 in',
      subject: null,
      caller: 'spiffe://plaza.local/ns/plaza/sa/rooms',
    };
    const details = 'jwt_authn_access_denied{Jwt_is_missing}';
    const { data } = readRefusal(
      line({ ...fields, details, path: '/plaza.accounts.v1.Accounts/SetUserRoles' }),
    )!.event;
    assert.deepEqual(
      [data.actor, data.service, data.reason, data.detail, data.resource],
      [
        '',
        'accounts',
        'UNAUTHENTICATED',
        'from spiffe://plaza.local/ns/plaza/sa/rooms',
        'plaza.accounts.v1.Accounts/SetUserRoles',
      ],
    );
  });

  for (const [what, text] of [
    ['what a service answered', line({ details: 'via_upstream' })],
    ['a method of which nothing is told', line({ rpc: 'plaza.rooms.v1.Rooms/PostMessage' })],
    ['a path that is none', line({ rpc: 'before-transcoding' })],
    ['what is no JSON', '[warning] rbac_access_denied'],
  ] as const)
    it(`leaves out ${what}`, () => assert.equal(readRefusal(text), undefined));
});

const minute = (n: number, more: Record<string, unknown> = {}) =>
  line({ time: new Date(Date.UTC(2026, 10, 27, 16, n)).toISOString(), ...more });

function watch(logs: ReturnType<typeof ofFolder>, broken = () => false) {
  const kept = new Map<string, Event>();
  const watching = watchRefusals({
    logs,
    log: silentLog(),
    againMs: 1,
    async keep(events) {
      if (broken()) throw new Error('the database is away');
      for (const event of events) kept.set(event.id, event);
    },
  });
  return { kept, stop: watching.stop, told: () => [...kept.values()].map(({ data }) => data) };
}

describe('the refusals of a laptop', () => {
  it('are read from every proxy, from the beginning, over a rotation, and by two replicas as one', async () => {
    const file = join(folder, 'gateway.log');
    writeFileSync(
      file,
      `nothing of ours\n${line({ request_id: 'a' })}\n${line({ details: 'via_upstream' })}\n`,
    );
    writeFileSync(
      join(folder, 'accounts-1-envoy.log'),
      `${line({ proxy: 'accounts-1 in', request_id: 'b' })}\n`,
    );
    writeFileSync(join(folder, 'accounts-1.log'), `${line({ request_id: 'of the service' })}\n`);
    let broken = true;
    const one = watch(ofFolder(folder, { everyMs: 5 }), () => broken);
    const two = watch(ofFolder(folder, { everyMs: 5 }));
    await until(() => two.kept.size === 2);
    broken = false;
    await until(() => one.kept.size === 2);
    appendFileSync(file, `${line({ request_id: 'c' })}\n`);
    await until(() => one.kept.size === 3 && two.kept.size === 3);
    assert.deepEqual([...one.kept.keys()].sort(), [...two.kept.keys()].sort());
    assert.deepEqual(
      one
        .told()
        .map(({ requestId }) => requestId)
        .sort(),
      ['a', 'b', 'c'],
    );
    await Promise.all([one.stop(), two.stop()]);
  });

  it('are bounded for each asker and minute, with how many more there were, the same after a restart', async () => {
    const other = mkdtempSync(join(folder, 'flood-'));
    const knocks = Array.from({ length: 5_000 }, (_, n) => minute(0, { request_id: `k-${n}` }));
    writeFileSync(join(other, 'gateway.log'), [...knocks, minute(1), ''].join('\n'));
    const seen: string[][] = [];
    for (let run = 0; run < 2; run++) {
      const watching = watch(ofFolder(other, { everyMs: 5 }));
      await until(() => watching.kept.size === 22);
      await watching.stop();
      assert.deepEqual(
        watching
          .told()
          .filter(({ detail }) => detail)
          .map(({ detail }) => detail),
        ['4980 more within the minute'],
      );
      seen.push([...watching.kept.keys()]);
    }
    assert.deepEqual(seen[0], seen[1]);
  });
});

describe('the refusals of a cluster', () => {
  it('are read from the pods of the gateway', async () => {
    const cluster = await startCluster(mkdtempSync(join(folder, 'cluster-')));
    // The API refuses to guess which container of a pod is meant.
    cluster.run('gateway-1', 'istio-proxy', 'Running', 'gateway');
    cluster.write('gateway-1', line({ proxy: 'gateway-5d-1' }), 1);
    const logs = ofGatewayPods(kubernetesApi(cluster.api), silentLog(), { listEveryMs: 5, againMs: 5 });
    const watching = watch(logs);
    await until(() => watching.kept.size === 1);
    cluster.write('gateway-1', line({ proxy: 'gateway-5d-1', details: 'via_upstream' }), 2);
    cluster.write('gateway-1', line({ proxy: 'gateway-5d-1', request_id: 'later' }), 3);
    await until(() => watching.kept.size === 2);
    assert.deepEqual(
      watching.told().map(({ service }) => service),
      ['gateway', 'gateway'],
    );
    await watching.stop();
    await cluster.close();
  });
});
