// The migration that counts what rooms and spaces of before keep.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../runtime/ids.ts';
import { migrate } from '../../runtime/migrate.ts';
import { testDatabase } from '../../runtime/testing/database.ts';

test('rooms and spaces of before are counted as they are', async () => {
  const { db, url, close } = await testDatabase();
  try {
    await migrate({ service: 'rooms', url, to: '20261127121000_normal_keys' });
    await db.transaction(async (tx) => {
      const user = newId();
      await tx.run(`insert into rooms (room, last_position) values ('one', 3), ('two', 1)`);
      await tx.run(`insert into messages (room, position, id, user_id, request_id, text, create_time)
                    select room, n, gen_random_uuid(), '${user}', '', text, now()
                    from (values ('one', 1, 'a'), ('one', 2, 'bc'), ('one', 3, 'é'), ('two', 1, 'defg')) as m (room, n, text)`);
      await tx.run(`insert into spaces (space, last_position) values ('one', 2), ('none', 0)`);
      await tx.run(`insert into entries (space, key, value, version, position, user_id, update_time)
                    values ('one', 'k', 'é', 1, 1, '${user}', now()), ('one', 'l', '', 1, 2, '${user}', now())`);
    });
    await migrate({ service: 'rooms', url });
    const rooms = await db.query({
      name: 'spec-rooms',
      text: 'select room, first_position, bytes from rooms order by room',
    });
    assert.deepEqual(rooms, [
      { room: 'one', first_position: 1n, bytes: 5n },
      { room: 'two', first_position: 1n, bytes: 4n },
    ]);
    const spaces = await db.query({
      name: 'spec-spaces',
      text: 'select space, entries, bytes from spaces order by space',
    });
    assert.deepEqual(spaces, [
      { space: 'none', entries: 0, bytes: 0n },
      { space: 'one', entries: 2, bytes: 4n },
    ]);
  } finally {
    await close();
  }
});
