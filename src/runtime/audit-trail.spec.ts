import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Audited } from './audit.ts';
import { createAuditTrail } from './audit-trail.ts';
import type { Event } from './broker/event.ts';
import { invalid, notFound, permissionDenied, resourceExhausted, unauthenticated } from './errors.ts';
import { testCall } from './testing/call.ts';
import { silentLog } from './testing/database.ts';
import { until } from './testing/until.ts';

const GET = '/plaza.accounts.v1.Accounts/GetUser';
const UPDATE = '/plaza.accounts.v1.Accounts/UpdateUser';
const CAPTURE = '/plaza.payments.v1.Payments/Capture';

function trailOf(options: { now?: () => number; broken?: () => boolean } = {}) {
  const kept: Audited[] = [];
  const trail = createAuditTrail({
    async keep(events: readonly Event[]) {
      if (options.broken?.()) throw new Error('the database is away');
      kept.push(...events.map(({ data }) => data as unknown as Audited));
    },
    log: silentLog(),
    everyMs: 1,
    ...(options.now && { now: options.now }),
  });
  return { trail, kept };
}

const staff = testCall({ subject: 'staff-1', roles: 'staff', requestId: 'r-1', clientAddress: '10.0.0.9' });
const user = { getId: () => 'user-1' };

test('notes what staff read through the gateway, and what it was about', async () => {
  const { trail, kept } = trailOf();
  trail.of(GET)!.answered(staff, user);
  trail.of(GET)!.answered(staff, { getId: () => 'me' });
  trail.of(GET)!.answered(testCall({ subject: 'user-1', roles: 'customer' }), user);
  trail.of(GET)!.answered(testCall({ subject: 'staff-1', roles: 'staff', workload: 'orders' }), user);
  // What changes something tells of itself.
  trail.of(UPDATE)!.answered(staff, user);
  await until(() => kept.length === 2);
  await trail.stop();
  const entry = {
    actor: 'staff-1',
    action: 'user.get',
    requestId: 'r-1',
    address: '10.0.0.9',
    service: 'accounts',
  };
  assert.deepEqual(kept, [
    { ...entry, resource: 'users/user-1' },
    { ...entry, resource: 'users/staff-1' },
  ]);
});

for (const [what, error, reason] of [
  ['for want of a right', permissionDenied('RANK', 'No.'), 'RANK'],
  ['for want of a user', unauthenticated('NOT_SIGNED_IN', 'No.'), 'NOT_SIGNED_IN'],
  ["of another's resource", notFound('user', 'user-1'), 'USER_NOT_FOUND'],
] as const) {
  test(`notes a refusal ${what}`, async () => {
    const { trail, kept } = trailOf();
    trail.of(UPDATE)!.refused(staff, { getUser: () => user }, error);
    await trail.stop();
    assert.deepEqual(
      kept.map(({ action, resource, outcome, reason: why }) => [action, resource, outcome, why]),
      [['user.update', 'users/user-1', 'REFUSED', reason]],
    );
  });
}

test('notes nothing of a request that is wrong or too much, or that nobody reads', async () => {
  const { trail, kept } = trailOf();
  trail.of(UPDATE)!.refused(staff, {}, invalid([{ field: 'email', description: 'is wrong' }]));
  trail.of(UPDATE)!.refused(staff, {}, resourceExhausted('TOO_MANY', 'Wait.'));
  assert.equal(trail.of('/plaza.catalog.v1.Catalog/GetProduct'), undefined);
  await trail.stop();
  assert.deepEqual(kept, []);
});

test('names what a request without a path is about by its method, and bears whatever a client writes', async () => {
  const { trail, kept } = trailOf();
  trail.of(CAPTURE)!.refused(staff, undefined, permissionDenied('NO', 'No.'));
  trail.of(GET)!.refused(staff, { getId: () => `\0\n${'é'.repeat(500)}\ud800` }, notFound('user'));
  await trail.stop();
  assert.equal(kept[0]!.resource, 'plaza.payments.v1.Payments/Capture');
  assert.match(kept[1]!.resource, /^users\/é+$/);
  assert.ok(kept[1]!.resource.length <= 200);
});

test('keeps twenty of one asker and minute, and then how many more there were', async () => {
  let at = 0;
  const { trail, kept } = trailOf({ now: () => at });
  for (let n = 0; n < 1_000; n++) trail.of(UPDATE)!.refused(staff, { getUser: () => user }, notFound('user'));
  at = 60_000;
  await until(() => kept.length === 21);
  await trail.stop();
  assert.deepEqual(kept[20], {
    actor: 'staff-1',
    action: 'user.update',
    resource: '',
    requestId: kept[20]!.requestId,
    address: '10.0.0.9',
    service: 'accounts',
    outcome: 'REFUSED',
    detail: '980 more within the minute',
  });
});

test('writes what waited when the database is there again, and holds no more than it has room for', async () => {
  let broken = true;
  const { trail, kept } = trailOf({ broken: () => broken });
  for (let n = 0; n < 5_000; n++) {
    const caller = testCall({ subject: `user-${n % 900}`, roles: 'customer' });
    trail.of(UPDATE)!.refused(caller, { getUser: () => user }, notFound('user'));
  }
  broken = false;
  await until(() => kept.length > 0);
  await trail.stop();
  assert.equal(kept.length, 2_000);
});
