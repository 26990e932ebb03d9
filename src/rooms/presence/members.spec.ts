import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { newId } from '../../runtime/ids.ts';
import { silentLog, testDatabase } from '../../runtime/testing/database.ts';
import { until } from '../../runtime/testing/until.ts';
import { findMembers } from '../db/find-members.ts';
import { createMembers } from './members.ts';

const database = await testDatabase({ service: 'rooms' });
after(database.close);
const { db } = database;

function replica(options: { leaseS?: number; renewMs?: number; db?: typeof db } = {}) {
  const changed: string[] = [];
  const members = createMembers({
    db,
    log: silentLog(),
    renewMs: 50,
    leaseS: 1,
    changed: (room) => changed.push(room),
    ...options,
  });
  return { ...members, changed };
}
const isThere = async (room: string, ...users: string[]) =>
  (await findMembers(db, room)).join() === [...users].sort().join();

describe('members', () => {
  it('are written together, and told of after the commit', async () => {
    const one = replica();
    const users = Array.from({ length: 1_500 }, newId);
    const leave = users.map((user) => one.join('together', user));
    await until(() => isThere('together', ...users));
    assert.ok(one.changed.length <= 3, `${one.changed.length} statements`);
    for (const each of leave) each();
    await until(() => isThere('together'));
    await one.stop();
  });

  it('who leave and come back at once are there, and the other way round', async () => {
    const one = replica();
    const [stays, goes] = [newId(), newId()];
    for (let i = 0; i < 50; i++) {
      one.join('quick', stays)();
      const leave = one.join('quick', stays);
      one.join('quick', goes)();
      if (i % 10 === 0) await until(() => isThere('quick', stays));
      if (i < 49) leave();
    }
    await until(() => isThere('quick', stays));
    await one.stop();
  });

  it('of a replica that is dead are gone when its lease is over, and its rooms are told of', async () => {
    const dead = replica();
    const lives = replica();
    lives.start();
    const [gone, stays] = [newId(), newId()];
    // Never renewed: as good as killed.
    dead.join('dead', gone);
    lives.join('dead', stays);
    await until(() => isThere('dead', ...[gone, stays]));
    lives.changed.length = 0;
    await until(() => lives.changed.includes('dead'));
    assert.ok(await isThere('dead', stays));
    assert.deepEqual(
      await db.query({
        name: 'left',
        text: 'select 1 from members where user_id = $1::uuid',
        values: [gone],
      }),
      [],
    );
    await lives.stop();
    assert.ok(await isThere('dead'), 'who stops takes its members along');
  });

  it('come back with a replica that was thought dead', async () => {
    const one = replica();
    const user = newId();
    one.start();
    one.join('again', user);
    await until(() => isThere('again', user));
    await db.execute({ name: 'forget-all', text: 'delete from replicas' });
    await until(() => isThere('again', user));
    await one.stop();
  });

  it('are written when the database is back', async () => {
    const user = newId();
    let away = true;
    const flaky: typeof db = {
      ...db,
      query: (statement) => (away ? Promise.reject(new Error('away')) : db.query(statement)),
    };
    const one = replica({ db: flaky });
    one.join('away', user);
    const leave = one.join('away', newId());
    await until(async () => !(await isThere('away', user)));
    leave();
    away = false;
    await until(() => isThere('away', user));
    await one.stop();
  });
});
