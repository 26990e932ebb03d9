// Measurements of clients, summed up.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { http } from '../harness/http.ts';
import type { Shop } from './operations.ts';

export function metrics(shop: () => Shop): void {
  describe('RecordMetrics', () => {
    const record = (body: unknown, token: string | undefined = shop().world.users.customer.token) =>
      http(shop().mesh.target.httpUrl, { path: '/v1/metrics:record', body, token });

    test('answers what an array of measurements comes to', async () => {
      const reply = await record([
        { name: 'latency', value: 4 },
        { name: 'latency', value: 1.5 },
        { name: 'queue.depth', value: -2 },
      ]);
      assert.equal(reply.status, 200, reply.text);
      assert.deepEqual(reply.json, {
        metrics: {
          latency: { count: '2', sum: 5.5, min: 1.5, max: 4, mean: 2.75 },
          'queue.depth': { count: '1', sum: -2, min: -2, max: -2, mean: -2 },
        },
      });
    });

    for (const [what, body, field] of [
      [
        'no number',
        [
          { name: 'a', value: 1 },
          { name: 'a', value: 'NaN' },
        ],
        '[1].value',
      ],
      ['infinity', [{ name: 'a', value: 'Infinity' }], '[0].value'],
      ['a bad name', [{ name: 'a b', value: 1 }], '[0].name'],
      [
        'too many names',
        Array.from({ length: 1_001 }, (_, i) => ({ name: `n${i}`, value: i })),
        '[1000].name',
      ],
    ] as [string, object[], string][]) {
      test(`refuses ${what}, and says which`, async () => {
        const reply = await record(body);
        assert.equal(reply.status, 400, reply.text);
        assert.ok(reply.text.includes(`"${field}"`), reply.text);
      });
    }

    test('is for users', async () => {
      assert.equal(
        (await http(shop().mesh.target.httpUrl, { path: '/v1/metrics:record', body: [] })).status,
        401,
      );
    });
  });
}
