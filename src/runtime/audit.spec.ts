import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audited } from './audit.ts';
import { testCall } from './testing/call.ts';

const method = '/plaza.orders.v1.Orders/CancelOrder';

test('tells who did what to what, by which request, from where and with which service', () => {
  const call = testCall({ method, subject: 'user-1', requestId: 'r-1', clientAddress: '10.0.0.9' });
  assert.deepEqual(audited(call, 'order.cancel', 'orders/1'), {
    type: 'audit.recorded',
    resource: 'orders/1',
    data: {
      actor: 'user-1',
      action: 'order.cancel',
      resource: 'orders/1',
      requestId: 'r-1',
      address: '10.0.0.9',
      service: 'orders',
    },
  });
});

test('takes another actor, and the platform where there is none', () => {
  const actorOf = (event: { data: object }) => (event.data as { actor: string }).actor;
  const call = testCall({ method });
  assert.equal(actorOf(audited(call, 'session.refuse', 'sessions', 'ada@example.com')), 'ada@example.com');
  assert.equal(actorOf(audited(call, 'key.rotate', 'keys/1')), '');
  assert.equal(actorOf(audited(call, 'session.refuse', 'sessions', '😀'.repeat(300))).length, 320);
});
