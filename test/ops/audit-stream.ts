// The audit log as a stream.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../../client/events.ts';
import { until } from '../../local/until.ts';
import { isDead } from '../harness/faults.ts';
import { get, OPS, operations, type Shop } from './operations.ts';

export function auditStream(shop: () => Shop): void {
  describe('TailEntries', () => {
    test('goes on without gap or twin while the replicas of ops are killed', async () => {
      const left = new AbortController();
      const seen: string[] = [];
      const begun = Promise.withResolvers<void>();
      let retries = 0;
      const reading = (async () => {
        for await (const entry of events<{ id: string }>(
          `${shop().mesh.target.httpUrl}/v1/audit/entries:tail`,
          {
            token: shop().world.users.admin.token,
            signal: left.signal,
            onCursor: () => begun.resolve(),
            onRetry: () => retries++,
          },
        ))
          seen.push(entry.id);
      })();
      reading.catch(begun.reject);
      await begun.promise;
      /** All entries from the first that was read. */
      const stored = async () =>
        (
          await shop().mesh.sql<{ id: string }>(
            'ops',
            'select id from audit_entries where position >= (select position from audit_entries where id = $1) order by position',
            [seen[0]],
          )
        ).map(({ id }) => id);
      try {
        for (let round = 0; round < 6; round++) {
          for (let n = 0; n < 5; n++) await operations['adjusted stock']!.run(shop());
          const replica = OPS[round % 2]!;
          await until(`${replica} runs`, () => !isDead(shop().mesh, replica));
          shop().mesh.kill(replica, 'SIGKILL');
        }
        for (let n = 0; n < 5; n++) await operations['adjusted stock']!.run(shop());
        await until('all is written', async () => (await stored()).length >= 35, { deadlineMs: 20_000 });
        await until('all is read', async () => seen.length >= (await stored()).length, {
          deadlineMs: 30_000,
        });
      } finally {
        left.abort(new Error('read enough'));
      }
      await assert.rejects(reading, /read enough/);
      assert.deepEqual(seen, await stored());
      assert.ok(retries > 0, 'the stream was cut at least once');
      for (const replica of OPS) await until(`${replica} runs`, () => !isDead(shop().mesh, replica));
      await until('ops serves', async () => (await get(shop(), '/v1/audit/entries')).status === 200);
    });
  });
}
