import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../runtime/database.ts';
import { QUOTAS } from './domain/quotas.ts';
import { createMade } from './made.ts';

it('lets those who ask go on in the order in which they have asked', async () => {
  let asked = 0;
  const db = {
    async query() {
      // The second one is answered when what the first one was told is known already.
      for (let turns = 20 * ++asked; turns > 0; turns--) await turn();
      return [{ found: 1 }];
    },
  } as unknown as Database;
  const made = createMade(db, 'rooms', QUOTAS);
  const order: string[] = [];
  for (let i = 0; i < 200; i++) {
    const user = i % 3 ? 'ada' : 'bob';
    made('room', user).then(() => order.push(`${user} ${i}`));
    await (i % 2 ? turn() : null);
  }
  await turn();
  for (const user of ['ada', 'bob']) {
    const mine = order.filter((each) => each.startsWith(user)).map((each) => Number(each.split(' ')[1]));
    assert.deepEqual(
      mine,
      mine.toSorted((a, b) => a - b),
    );
  }
  assert.equal(order.length, 200);
  assert.equal(asked, 2, 'what is known is not asked for again');
});
