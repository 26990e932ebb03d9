import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, createAuditLimit } from './audit-limit.ts';

const MINUTE = 60_000;
const ada: Asked = { actor: 'ada', action: 'user.get', address: '10.0.0.1' };

test('lets so many of one asker through in a minute, and tells how many more there were when it is over', () => {
  const limit = createAuditLimit({ perMinute: 3 });
  assert.deepEqual(
    [1, 2, 3, 4, 5].map(() => limit.allows(ada, 10)),
    [true, true, true, false, false],
  );
  assert.equal(limit.hasLeft, true);
  assert.deepEqual(limit.over(MINUTE - 1), []);
  assert.deepEqual(limit.over(MINUTE), [{ asked: ada, count: 2, minute: 0 }]);
  assert.deepEqual([limit.over(MINUTE), limit.hasLeft], [[], false]);
  assert.equal(limit.allows(ada, MINUTE), true);
});

test('tells askers, actions and outcomes apart, and nobody who is signed in by the address', () => {
  const limit = createAuditLimit({ perMinute: 1 });
  for (const other of [
    ada,
    { ...ada, actor: 'bob' },
    { ...ada, action: 'user.list' },
    { ...ada, outcome: 'REFUSED' },
    { ...ada, actor: '' },
    { ...ada, actor: '', address: '10.0.0.2' },
  ] as Asked[])
    assert.deepEqual([limit.allows(other, 0), limit.allows(other, 0)], [true, false]);
  assert.equal(limit.allows({ ...ada, address: '10.0.0.9' }, 0), false);
});

test('remembers so many askers, and of all others how many there were', () => {
  const limit = createAuditLimit({ perMinute: 1, askers: 2 });
  const allowed = Array.from({ length: 1_000 }, (_, n) => limit.allows({ ...ada, actor: `user-${n}` }, 0));
  assert.equal(allowed.filter(Boolean).length, 2);
  assert.deepEqual(limit.over(MINUTE), [
    { asked: { ...ada, actor: '', address: '' }, count: 998, minute: 0 },
  ]);
});
