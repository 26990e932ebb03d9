// The logs of all services as a stream.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../../client/events.ts';
import { until } from '../../local/until.ts';
import { openStream } from '../streams/read.ts';
import { get, operations, type Shop } from './operations.ts';

export function logs(shop: () => Shop): void {
  describe('TailLogs', () => {
    const logs = (query: string) =>
      openStream(shop().mesh, `/v1/logs:tail?${query}`, { token: shop().world.users.admin.token });

    test('shows the line of a request while it is followed, and no password or token', async () => {
      const stream = await logs('lines=1000&level=trace');
      const lines: { requestId?: string; service: string; instance: string; message: string }[] = [];
      const reading = (async () => {
        for await (const { item } of stream.frames) if (item) lines.push(item);
      })();
      reading.catch(() => {});
      await until('the past is there', () => lines.length > 50);
      const { requestId } = await operations['a sign-in']!.run(shop());
      const failed = await operations['a sign-in with a wrong password']!.run(shop());
      const of = (id: string) => lines.filter((line) => line.requestId === id);
      await until('both are shown', () => of(requestId).length > 0 && of(failed.requestId).length > 0);
      assert.deepEqual(
        of(requestId).map(({ service, instance, message }) => [service, instance, message]),
        [['accounts', 'accounts-1', 'call']],
      );
      stream.close();
      const all = JSON.stringify(lines);
      assert.doesNotMatch(all, /sesame|correct horse|eyJ/);
      for (const { token, refreshToken, password } of Object.values(shop().world.users)) {
        for (const secret of [token, refreshToken, password]) assert.ok(!all.includes(secret));
      }
    });

    test('shows the lines of one service, of a level, as many as asked for', async () => {
      const stream = await logs('service=catalog&lines=3');
      const items = [];
      for await (const { item, heartbeat } of stream.frames) {
        if (item) items.push(item);
        if (heartbeat || items.length === 3) break;
      }
      stream.close();
      assert.equal(items.length, 3);
      assert.ok(items.every(({ service }) => service === 'catalog'));
      assert.deepEqual(
        items.map(({ time }) => time),
        items.map(({ time }) => time).toSorted(),
      );
    });

    test('goes on behind its cursor without gap or twin, whichever replica of ops tells it', async () => {
      const made: string[] = [];
      const calls: { requestId: string; instance: string }[] = [];
      let cursor: string | undefined;
      /** Reads on from where it was until this is so, and leaves. */
      async function readOn(enough: () => boolean): Promise<void> {
        const left = new AbortController();
        const lines = events<{ requestId?: string; service: string; instance: string; message: string }>(
          `${shop().mesh.target.httpUrl}/v1/logs:tail?lines=5`,
          {
            token: shop().world.users.admin.token,
            signal: AbortSignal.any([left.signal, AbortSignal.timeout(30_000)]),
            cursor,
            onCursor: (next) => {
              cursor = next;
              if (enough()) left.abort(new Error('read enough'));
            },
          },
        );
        const reading = (async () => {
          for await (const { requestId = '', service, instance, message } of lines) {
            if (message === 'call' && service === 'catalog' && made.includes(requestId))
              calls.push({ requestId, instance });
          }
        })();
        await assert.rejects(reading, /read enough/);
      }
      await readOn(() => true);
      for (let round = 0; round < 6; round++) {
        // Told by both replicas of catalog, while nobody follows them.
        for (let n = 0; n < 4; n++) made.push((await operations['adjusted stock']!.run(shop())).requestId);
        const before = calls.length;
        await readOn(() => calls.length > before);
      }
      const last = await operations['adjusted stock']!.run(shop());
      made.push(last.requestId);
      await readOn(() => made.every((id) => calls.some(({ requestId }) => requestId === id)));
      assert.deepEqual(calls.map(({ requestId }) => requestId).toSorted(), made.toSorted());
      assert.deepEqual([...new Set(calls.map(({ instance }) => instance))].toSorted(), [
        'catalog-1',
        'catalog-2',
      ]);
    });

    test('refuses the cursor of other lines', async () => {
      const stream = await logs('lines=1');
      const { value } = await stream.frames.next();
      stream.close();
      const cursor = `cursor=${value!.cursor}`;
      const same = await logs(cursor);
      same.close();
      assert.equal(same.status, 200);
      for (const query of [`service=catalog&${cursor}`, `level=warn&${cursor}`])
        assert.equal((await get(shop(), `/v1/logs:tail?${query}`)).status, 400);
    });

    for (const [query, field] of [
      ['service=nobody', 'service'],
      ['level=loud', 'level'],
      ['lines=1001', 'lines'],
      ['lines=-1', 'lines'],
      ['cursor=forged', 'cursor'],
    ]) {
      test(`refuses ${query}`, async () => {
        const reply = await get(shop(), `/v1/logs:tail?${query}`);
        assert.equal(reply.status, 400, reply.text);
        const violations = reply.json.details.flatMap(
          (detail: { fieldViolations?: { field: string }[] }) => detail.fieldViolations ?? [],
        );
        assert.deepEqual(
          violations.map((violation: { field: string }) => violation.field),
          [field],
        );
      });
    }
  });
}
