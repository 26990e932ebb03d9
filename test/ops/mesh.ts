// What ops sees of the mesh and says of its health.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { killForGood } from '../harness/faults.ts';
import { openStream } from '../streams/read.ts';
import { get, type Shop } from './operations.ts';

export function theMesh(shop: () => Shop): void {
  describe('the mesh', () => {
    test('is watched: a replica that is killed is seen, and seen again when it is back', async () => {
      const stream = await openStream(shop().mesh, '/v1/mesh:watch', {
        token: shop().world.users.staff.token,
      });
      let latest: Record<string, boolean> = {};
      const reading = (async () => {
        for await (const { item } of stream.frames) {
          if (!item) continue;
          const catalog = item.services.find((one: { name: string }) => one.name === 'catalog');
          latest = Object.fromEntries(
            catalog.instances
              .filter((one: { observer: string }) => one.observer === 'gateway')
              .map((one: { name: string; healthy?: boolean }) => [one.name, one.healthy === true]),
          );
        }
      })();
      reading.catch(() => {});
      const shows = (healthy: boolean) =>
        until('it is seen', () => latest['catalog-1'] === true && latest['catalog-2'] === healthy, {
          deadlineMs: 15_000,
        });
      await shows(true);
      await killForGood(shop().mesh, 'catalog-2');
      await shows(false);
      await shop().mesh.revive('catalog-2');
      await shows(true);
      stream.close();
    });

    test('is told as it is now to whoever resumes, and to nobody with a forged cursor', async () => {
      const token = shop().world.users.staff.token;
      let cursor = '';
      for (let n = 0; n < 2; n++) {
        const stream = await openStream(shop().mesh, `/v1/mesh:watch?cursor=${cursor}`, { token });
        const { value } = await stream.frames.next();
        stream.close();
        assert.ok(value!.item.services.length > 0);
        cursor = value!.cursor!;
      }
      const other = shop().world.users.admin.token;
      for (const [as, from] of [
        [token, 'forged'],
        [other, cursor],
      ] as const)
        assert.equal((await get(shop(), `/v1/mesh:watch?cursor=${from}`, as)).status, 400);
    });

    test('has a health of every service, also of one that is not there', async () => {
      const { status, services } = (await get(shop(), '/health')).json;
      assert.equal(status, 'DEGRADED');
      assert.equal(services.rooms.status, 'DOWN');
      for (const name of ['accounts', 'catalog', 'orders', 'ops', 'payments'])
        assert.equal(services[name].status, 'UP', name);
    });

    test('answers for its health also when the database is gone', async () => {
      shop().mesh.setRestart('postgres', false);
      shop().mesh.kill('postgres', 'SIGKILL');
      await until('it is seen', async () => {
        const reply = await get(shop(), '/health');
        return reply.status === 200 && reply.json.services.ops.status === 'DOWN';
      });
      await shop().mesh.revive('postgres');
      await until('it is back', async () => (await get(shop(), '/health')).json.services.ops.status === 'UP');
    });
  });
}
