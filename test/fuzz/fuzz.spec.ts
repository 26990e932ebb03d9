// Whatever anybody sends, nothing of ours fails, starts again or is put out of use. CALLS and SEED choose how much and what.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { layoutOf } from '../../local/layout.ts';
import type { Method, Service } from '../../mesh/types.ts';
import { ejections } from '../errors/ejection.ts';
import { type GrpcClient, grpcClient } from '../harness/grpc.ts';
import { http } from '../harness/http.ts';
import { useMesh } from '../harness/mesh.ts';
import { createWorld, type Role, signUp, type World } from '../requests/world.ts';
import { Messages } from './messages.ts';
import { type Random, random } from './random.ts';
import { type Answer, askJson, askNative, httpRequest } from './requests.ts';
import { bytes, type Things } from './values.ts';

const CALLS = Number(process.env.CALLS || 2_000);
const SEED = Number(process.env.SEED || 1);
const AT_ONCE = 12;

/** They cost half a second of a processor each, or sign everybody out. */
const RARE = /\/(CreateUser|CreateSession|ImportUsers|RotateKey)$/;
/** Not about those who call, whose tokens are to work to the end. */
const NOT_ME = /\.accounts\./;
const ROLES: Role[] = ['anonymous', 'customer', 'other', 'staff', 'admin'];

describe(`${CALLS} random calls (SEED=${SEED})`, () => {
  const mesh = useMesh('fuzz');
  let world: World;
  let messages: Messages;
  let things: Things;
  /** By service, what its requests are about. */
  let own: Record<string, string[]>;
  let gateway: GrpcClient;
  const direct = new Map<string, GrpcClient>();
  const wrong: string[] = [];
  const codes = new Map<string, number>();

  before(async () => {
    world = await createWorld(mesh().target);
    messages = new Messages(mesh().graph.descriptor);
    gateway = grpcClient(mesh().target.grpcAddress);
    for (const { name, socket } of mesh().placement.replicas) direct.set(name, grpcClient(`unix:${socket}`));
    things = await makeThings();
  });
  after(() => {
    for (const client of [gateway, ...direct.values()]) client?.close();
  });

  async function makeThings(): Promise<Things> {
    const ask = (path: string, body: object, token: string) =>
      http(mesh().target.httpUrl, { path, body, token });
    const { staff, customer } = world.users;
    const products: string[] = [];
    const orders: string[] = [];
    for (let n = 0; n < 12; n++) {
      const product = {
        sku: world.unique('FUZZ-'),
        name: `Fuzz ${n}`,
        category: 'fuzz',
        price: { currencyCode: 'EUR', units: '3' },
        stock: 1_000,
      };
      products.push((await ask('/v1/products', product, staff.token)).json.id);
      const items = [{ productId: products[n], quantity: 1 }];
      orders.push((await ask('/v1/orders', { items }, customer.token)).json.id);
    }
    const users = [world.unique('one'), world.unique('two')].map((name) => signUp(mesh().target, name));
    own = {
      catalog: products,
      orders,
      payments: orders,
      accounts: (await Promise.all(users)).map(({ id }) => id),
    };
    const ids = Object.values(own).flat();
    return { ids, products, rooms: ['lobby', world.unique('room')], tokens: [] };
  }

  /** One call: the n-th of a seed is the same whatever the others do, but for what exists and the tokens that were given. */
  async function ask(n: number): Promise<void> {
    const chance = random(SEED * 1_000_003 + n);
    const service = chance.pick(mesh().graph.services);
    const method = chance.pick(service.methods);
    if (RARE.test(method.path) && !chance.chance(0.05)) return;
    const ids = chance.chance(0.8) ? (own[service.name] ?? things.ids) : things.ids;
    const me = NOT_ME.test(method.path) ? [] : [world.users.customer.id, 'me'];
    const known = { ...things, ids: chance.chance(0.9) ? ids : [...ids, ...me] };
    const bad = chance.pick([0, 0.08, 0.08, 0.2, 0.7]);
    const many = method.kind === 'clientStream' || method.kind === 'bidi' ? chance.below(6) : 1;
    const made = Array.from({ length: many }, () =>
      messages.request(method.path, { random: chance, things: known, bad }),
    );
    const way = chance.pick(['direct', 'native', 'json'] as const);
    const answer = await WAYS[way](service, method, made, chance);
    if (!answer) return;
    codes.set(answer.code, (codes.get(answer.code) ?? 0) + 1);
    if (answer.tokens.length > 0) things.tokens = [...answer.tokens, ...things.tokens].slice(0, 50);
    if (answer.wrong)
      wrong.push(`${n} ${way} ${method.path} ${answer.wrong}\n  ${JSON.stringify(made).slice(0, 1_500)}`);
  }

  type Way = (
    service: Service,
    method: Method,
    made: Record<string, unknown>[],
    chance: Random,
  ) => Promise<Answer | undefined>;
  const WAYS: Record<'direct' | 'native' | 'json', Way> = {
    /** Straight at a service, with the identity that its sidecar would have told it. */
    direct(service, method, made, chance) {
      const replica = chance.pick(mesh().placement.replicas.filter((one) => one.service === service.name));
      const role = chance.pick(['customer', 'staff', 'admin']);
      const caller = chance.pick(['gateway', ...method.callers]);
      return askNative(
        direct.get(replica.name)!,
        method,
        made,
        {
          'x-plaza-caller': `spiffe://plaza.local/ns/plaza/sa/${caller}`,
          ...(chance.chance(0.9) && {
            'x-plaza-subject': chance.pick([
              world.users.customer.id,
              world.users.other.id,
              '01900000-0000-7000-8000-000000000009',
            ]),
            'x-plaza-roles': role === 'customer' ? role : `customer ${role}`,
          }),
          ...headers(chance),
        },
        chance,
      );
    },
    native(_, method, made, chance) {
      const token = world.token(chance.pick(ROLES));
      return askNative(
        gateway,
        method,
        made,
        { ...(token && { authorization: `Bearer ${token}` }), ...headers(chance) },
        chance,
      );
    },
    async json(_, method, made, chance) {
      if (method.bindings.length === 0) return undefined;
      const binding = chance.pick(method.bindings);
      const bodies = made.map((one) => messages.json(method.path, one, chance));
      const request = httpRequest(binding, method, bodies, bytes(chance));
      if (!request) return undefined;
      const token = world.token(chance.pick(ROLES));
      return askJson(mesh().target.httpUrl, method, {
        ...request,
        token,
        headers: { ...request.headers, ...headers(chance) },
      });
    },
  };

  test('none of them fails by our fault', { timeout: 3_600_000 }, async (t) => {
    const earlier = await ejections(mesh());
    let n = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (n < CALLS) await ask(n++);
      }),
    );
    t.diagnostic([...codes].map(([code, count]) => `${count} × ${code}`).join(', '));
    assert.deepEqual(wrong, [], wrong.slice(0, 20).join('\n'));
    assert.equal((await ejections(mesh())) - earlier, 0, 'a replica was put out of use');
  });

  test('nothing was started again, and everybody is still signed in', async () => {
    assert.deepEqual(
      mesh()
        .processes()
        .filter(({ restarts }) => restarts > 0),
      [],
    );
    for (const { token } of Object.values(world.users)) {
      const me = await http(mesh().target.httpUrl, { path: '/v1/users/me', token });
      assert.equal(me.status, 200, me.text);
    }
  });

  test('no service has logged an error, and none has left a value to the database to refuse', () => {
    const { logs } = layoutOf(mesh().dir);
    const services = readdirSync(logs).filter((file) => direct.has(file.replace(/\.log$/, '')));
    const lines = services.flatMap((file) => readFileSync(join(logs, file), 'utf8').split('\n'));
    const bad = lines.filter((line) =>
      /"level":"(error|fatal)"|"reason":"VALUE_(REFUSED|TOO_COMPLEX)"/.test(line),
    );
    assert.deepEqual(bad, [], bad.slice(0, 20).join('\n'));
  });
});

/** What clients add, for the methods that take it. */
function headers(chance: Random): Record<string, string> {
  const texts = ['"1"', '*', 'W/"x"', '"', 'a b', 'x'.repeat(128), 'x'.repeat(129), '0', '-1', "';--"];
  return {
    ...(chance.chance(0.1) && { 'if-match': chance.pick(texts) }),
    ...(chance.chance(0.1) && { 'idempotency-key': chance.pick(texts) }),
  };
}
