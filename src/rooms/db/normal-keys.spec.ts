// The migration that brings the keys of entries to NFC, over entries of before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../runtime/ids.ts';
import { migrate } from '../../runtime/migrate.ts';
import { testDatabase } from '../../runtime/testing/database.ts';

test('keys of before are brought to NFC, but for those that would meet another', async () => {
  const { db, url, close } = await testDatabase();
  try {
    await migrate({ service: 'rooms', url, to: '20261121120200_spaces' });
    const entries = [
      ['one', 'cafe\u0301'],
      ['one', 'plain'],
      ['two', 'e\u0301'],
      ['two', '\u00e9'],
      ['three', '\u0958'.repeat(128)],
    ];
    for (const [i, [space, key]] of entries.entries()) {
      await db.execute({
        name: 'spec-entry',
        text: `insert into entries (space, key, value, version, position, user_id, update_time)
               values ($1::text, $2::text, 'v', 1, $3::int8, $4::uuid, now())`,
        values: [space, key, i, newId()],
      });
    }
    await migrate({ service: 'rooms', url });
    const kept = await db.query<{ key: string }>({
      name: 'spec-keys',
      text: 'select key from entries order by position',
    });
    assert.deepEqual(
      kept.map(({ key }) => key),
      ['caf\u00e9', 'plain', 'e\u0301', '\u00e9', '\u0958'.repeat(128)],
    );
  } finally {
    await close();
  }
});
