import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, signIn, type World } from '../requests/world.ts';

/** ImportUsers as a JSON array. */
export function users(mesh: () => TestMesh): void {
  describe('importing users', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const row = (fields: object = {}) => ({
      email: `${world.unique('import')}@test.example`,
      password: 'a password of some length',
      fullName: 'Somebody Imported',
      ...fields,
    });
    const send = (body: unknown, token = world.token('admin')) =>
      http(mesh().target.httpUrl, { path: '/v1/users:import', body, token });

    test('each is signed up by themselves, and a repeat signs up nobody twice', async () => {
      const rows = [row(), row({ email: 'nobody' }), row(), row({ email: world.users.customer.email })];
      const reply = await send(rows);
      assert.equal(reply.status, 200, reply.text);
      assert.deepEqual([reply.json.created, reply.json.failedCount], [2, 2]);
      const failed = reply.json.failed as { index: number; error: { code: number } }[];
      assert.deepEqual(
        failed.map(({ index, error }) => [index, error.code]),
        [
          [1, 3],
          [3, 6],
        ],
      );
      assert.doesNotMatch(reply.text, /a password/);
      const user = await signIn(mesh().target, rows[2]!.email, rows[2]!.password);
      const me = await http(mesh().target.httpUrl, { path: '/v1/users/me', token: user.token });
      assert.deepEqual(me.json.roles, ['customer']);
      const again = await send(rows);
      assert.deepEqual([again.json.created, again.json.failedCount], [0, 4]);
    });

    test('admins may, nobody else', async () => {
      for (const [role, status] of [
        ['anonymous', 401],
        ['customer', 403],
        ['staff', 403],
        ['admin', 200],
      ] as const) {
        const token = world.token(role);
        const reply = await http(mesh().target.httpUrl, { path: '/v1/users:import', body: [], token });
        assert.equal(reply.status, status, `${role}: ${reply.text}`);
      }
    });

    test('what is no array is refused', async () => {
      assert.equal((await send(row())).status, 400);
    });
  });
}
