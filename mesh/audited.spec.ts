import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AUDITED } from '../src/runtime/audited-methods.ts';
import { auditedMethods } from './audited.ts';
import { loadMesh } from './load.ts';

test('src/runtime/audited-methods.ts says what the graph says: run `make proto` when this fails', () => {
  assert.deepEqual(AUDITED, auditedMethods(loadMesh('prod')));
});

test('what a call is about is its path', () => {
  assert.deepEqual(AUDITED['/plaza.accounts.v1.Accounts/SetUserRoles'], {
    service: 'accounts',
    actions: ['user.setRoles'],
    resource: 'users/{id}',
    read: false,
  });
  assert.equal(AUDITED['/google.longrunning.Operations/CancelOperation'].resource, '{name}');
  assert.equal(AUDITED['/plaza.payments.v1.Payments/Capture'].resource, '');
});

test('every method of staff and of admins has an action', () => {
  for (const service of loadMesh('prod').services)
    for (const method of service.methods)
      if (method.access === 'staff' || method.access === 'admin')
        assert.ok(method.path in AUDITED, method.path);
});
