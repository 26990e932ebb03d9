import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Access, contract } from '../contract.ts';
import { bind } from '../harness/binding.ts';
import { call, type GrpcClient, grpcClient } from '../harness/grpc.ts';
import { type HttpReply, type HttpRequest, http, httpStream } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type Role, type World } from '../requests/world.ts';
import { endless, probe } from './probe.ts';

const roles: Role[] = ['anonymous', 'customer', 'staff', 'admin'];

/** Written out: who passes the mesh. Whose resource it is, the table of requests asks. */
const passes: Record<Exclude<Access, 'mesh'>, Role[]> = {
  public: ['anonymous', 'customer', 'staff', 'admin'],
  user: ['customer', 'staff', 'admin'],
  self: ['customer', 'staff', 'admin'],
  staff: ['staff', 'admin'],
  admin: ['admin'],
};

/** Every method by every path as every kind of caller, from outside. */
export function fromOutside(mesh: () => TestMesh): void {
  describe('from outside', () => {
    let world: World;
    let client: GrpcClient;
    before(async () => {
      world = await createWorld(mesh().target);
      client = grpcClient(mesh().target.grpcAddress);
    });
    after(() => client?.close());

    for (const [method, { access, http: bindings }] of Object.entries(contract)) {
      if (access === 'mesh') {
        test(`${method} is not there for anybody`, async () => {
          assert.equal(bindings.length, 0);
          for (const role of roles) {
            const reply = await call(client, method, probe(method), { token: world.token(role) });
            assert.equal(reply.code, 'UNIMPLEMENTED', role);
            const posted = await http(mesh().target.httpUrl, {
              path: `/${method}`,
              body: {},
              token: world.token(role),
            });
            assert.equal(posted.status, 404, role);
          }
        });
        continue;
      }
      for (const binding of bindings) {
        test(`${binding} is for ${access}`, async () => {
          for (const role of roles) {
            const request = {
              ...(binding.includes('{userId}') ? { userId: 'nobody' } : {}),
              ...probe(method),
            };
            const reply = await ask(mesh().target.httpUrl, method, {
              ...bind(binding, request),
              token: world.token(role),
            });
            if (passes[access].includes(role)) {
              assert.ok(
                ![401, 403].includes(reply.status) && reply.status < 500,
                `${role} was answered ${reply.status} ${reply.text}`,
              );
            } else {
              assert.equal(
                reply.status,
                role === 'anonymous' ? 401 : 403,
                `${role} was answered ${reply.text}`,
              );
              assert.equal(reply.json.code, role === 'anonymous' ? 16 : 7);
            }
          }
        });
      }
      test(`/${method} is for ${access}`, async () => {
        for (const role of roles) {
          const reply = await call(client, method, probe(method), {
            token: world.token(role),
            ...(endless.includes(method) && { deadlineMs: 1_000 }),
          });
          const want = passes[access].includes(role)
            ? endless.includes(method)
              ? /^UNAVAILABLE$/
              : /^(OK|INVALID_ARGUMENT|NOT_FOUND)$/
            : role === 'anonymous'
              ? /^UNAUTHENTICATED$/
              : /^PERMISSION_DENIED$/;
          assert.match(reply.code, want, `${role} was answered ${reply.code} ${reply.message}`);
        }
      });
    }

    test('no method of a service is there that the graph does not name', async () => {
      for (const path of [
        'grpc.health.v1.Health/Check',
        'plaza.catalog.v1.Catalog/Nothing',
        'grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
      ]) {
        const reply = await http(mesh().target.httpUrl, {
          method: 'POST',
          path: `/${path}`,
          headers: { 'content-type': 'application/grpc', te: 'trailers' },
          body: Buffer.alloc(5),
          token: world.token('admin'),
        });
        assert.equal(reply.headers['grpc-status'], '12', path);
      }
    });
  });
}

/** Of an endless stream only the beginning. */
async function ask(
  base: string,
  method: string,
  request: HttpRequest,
): Promise<Pick<HttpReply, 'status' | 'text' | 'json'>> {
  if (!endless.includes(method)) return http(base, request);
  const incoming = await httpStream(base, request);
  if (incoming.statusCode !== 200) return http(base, request);
  incoming.destroy();
  return { status: 200, text: '', json: {} };
}
