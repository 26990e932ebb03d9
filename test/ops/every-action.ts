// Every method that the graph gives an action, asked by somebody who may, and its entry; and what the proxies refuse to those who may not.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { loadMesh } from '../../mesh/load.ts';
import type { Method } from '../../mesh/types.ts';
import { AUDITED } from '../../src/runtime/audited-methods.ts';
import { call } from '../harness/grpc.ts';
import { signIn, type User } from '../requests/world.ts';
import { type Asked, ask, type Entry, entriesOf, type Path, product, run, someone } from './every-call.ts';
import type { Shop } from './operations.ts';

async function entry(shop: Shop, asked: Asked, action: string, outcome?: string): Promise<Entry> {
  let found: Entry | undefined;
  await until(
    `${action} of ${asked.requestId} is told`,
    async () => {
      const all = await entriesOf(shop, asked);
      found = all.find((one) => one.action === action && one.outcome === outcome);
      return found !== undefined;
    },
    { deadlineMs: 30_000 },
  );
  return found!;
}

/** As somebody who may not, by JSON where there is a path. */
async function knock(shop: Shop, { bindings }: Method, by: User | undefined): Promise<Asked> {
  const [{ verb, template }] = bindings as [Method['bindings'][number]];
  const path = template.replace(/\{[^=}]+=operations\/\*\}/, 'operations/x').replace(/\{[^}]+\}/g, 'x');
  const body = ['POST', 'PATCH', 'PUT'].includes(verb) ? {} : undefined;
  return ask(shop, by, { method: verb, path, body }, by ? 403 : 401);
}

export function everyAction(shop: () => Shop): void {
  describe('the audit log, of every method that has an action', () => {
    test('there is a case for each of them, and for no other', () => {
      assert.deepEqual(Object.keys(run).sort(), Object.keys(AUDITED).sort());
    });

    for (const [path, operation] of Object.entries(run) as [Path, (typeof run)[Path]][]) {
      test(`${path} is told when it is done`, async () => {
        const { service, actions } = AUDITED[path];
        const asked = await operation(shop(), shop().world.users);
        const found = await entry(shop(), asked, actions[0]);
        assert.deepEqual([found.actor, found.service], [asked.actor, service]);
        assert.notEqual(found.resource, '');
      });
    }

    const guarded = loadMesh('prod')
      .services.flatMap(({ methods }) => methods)
      .filter(({ path, access }) => path in AUDITED && (access === 'staff' || access === 'admin'));
    /** All at once: Envoy writes its access log out every ten seconds. */
    test('each of staff and of admins is told when the gateway refuses it to a customer and to nobody', async () => {
      const { customer } = shop().world.users;
      const knocks = [];
      for (const method of guarded.filter(({ rawBody }) => !rawBody)) {
        for (const by of [customer, undefined])
          knocks.push({ method, by, asked: await knock(shop(), method, by) });
      }
      assert.ok(knocks.length > 40, `${knocks.length}`);
      for (const { method, by, asked } of knocks) {
        const found = await entry(shop(), asked, AUDITED[method.path as Path].actions[0], 'REFUSED');
        const reason = by ? 'PERMISSION_DENIED' : 'UNAUTHENTICATED';
        assert.deepEqual(
          [found.actor, found.service, found.reason],
          [by?.id ?? '', 'gateway', reason],
          method.path,
        );
      }
    });

    test('somebody inside the mesh who may not is told, by the sidecar that refused them', async () => {
      const inside = shop().mesh.inside('payments-1', 'rooms');
      const reply = await call(inside, 'plaza.payments.v1.Payments/Capture', {
        orderId: shop().world.users.customer.id,
      });
      assert.equal(reply.code, 'PERMISSION_DENIED');
      await until('it is told', async () => {
        const rows = await shop().mesh.sql<{ data: Entry & { detail: string } }>(
          'ops',
          `select data from audit_entries where data->>'action' = 'payment.capture' and data->>'outcome' = 'REFUSED'`,
        );
        return rows.some(({ data }) => data.service === 'payments' && /sa\/rooms$/.test(data.detail));
      });
    });

    test("a user who asks for what is somebody else's is told, by the service that refused them", async () => {
      const { customer, other } = shop().world.users;
      const path = `/v1/users/${other.id}`;
      const asked = await ask(shop(), customer, { method: 'PATCH', path, body: { fullName: 'Mine' } }, 404);
      const found = await entry(shop(), asked, 'user.update', 'REFUSED');
      assert.deepEqual(
        [found.actor, found.resource, found.reason],
        [customer.id, `users/${other.id}`, 'USER_NOT_FOUND'],
      );
    });

    test('a refresh token that is used again is told, and by whose it is', async () => {
      const { id, refreshToken } = await someone(shop());
      const request = { path: '/v1/sessions:refresh', body: { refreshToken } };
      await ask(shop(), undefined, request);
      const found = await entry(
        shop(),
        await ask(shop(), undefined, request, 401),
        'session.reuse',
        'REFUSED',
      );
      assert.deepEqual([found.actor, found.reason], [id, 'REFRESH_TOKEN_REUSED']);
    });

    test('stock and prices by PATCH and by PUT are told each by themselves', async () => {
      const { staff } = shop().world.users;
      const id = await product(shop());
      const body = { stock: 500, price: { currencyCode: 'EUR', units: '1' } };
      const asked = await ask(shop(), staff, { method: 'PATCH', path: `/v1/products/${id}`, body });
      for (const action of ['stock.set', 'price.set']) await entry(shop(), asked, action);
    });

    test('a flood of refusals is bounded, and what was left out is counted', async () => {
      const user = await someone(shop());
      const { email, password } = user;
      const { token } = await signIn(shop().mesh.target, email, password);
      for (let n = 0; n < 100; n++)
        await ask(shop(), { ...user, token }, { path: '/v1/keys:rotate', body: {} }, 403);
      const told = () =>
        shop().mesh.sql<{ data: Entry & { detail?: string } }>(
          'ops',
          `select data from audit_entries where data->>'actor' = $1 and data->>'action' = 'key.rotate'`,
          [user.id],
        );
      await until('the last of them is read', async () => (await told()).length >= 20, {
        deadlineMs: 30_000,
      });
      // Two minutes at the most, and what was left out of each.
      assert.ok((await told()).length <= 42);
    });
  });
}
