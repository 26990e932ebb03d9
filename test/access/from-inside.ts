import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { calls, contract, ownerOf } from '../contract.ts';
import { call, callBytes, type GrpcReply } from '../harness/grpc.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { createWorld, type World } from '../requests/world.ts';
import { endless, probe } from './probe.ts';

type Bearer = 'nobody' | 'customer' | 'staff' | 'admin';
const bearers: Bearer[] = ['nobody', 'customer', 'staff', 'admin'];
const workloads = Object.keys(calls);
const everybodysKeys = 'plaza.accounts.v1.Keys/GetJwks';

/** Whether a workload that brings this token is let through to a method. Written out, not read from the graph. */
function passes(workload: string, method: string, bearer: Bearer): boolean {
  const { access, callers } = contract[method]!;
  if (callers.includes(workload) || method === everybodysKeys) return true;
  if (access === 'mesh' || !calls[workload]!.includes(ownerOf(method))) return false;
  if (access === 'public') return true;
  if (access === 'staff') return bearer === 'staff' || bearer === 'admin';
  if (access === 'admin') return bearer === 'admin';
  return bearer !== 'nobody';
}

/** Straight to each service's sidecar, with the certificate of each workload. */
export function fromInside(mesh: () => TestMesh): void {
  describe('from inside', () => {
    let world: World;
    before(async () => {
      world = await createWorld(mesh().target);
    });
    const token = (bearer: Bearer) => (bearer === 'nobody' ? undefined : world.users[bearer].token);

    for (const method of Object.keys(contract)) {
      const replica = `${ownerOf(method)}-1`;
      for (const workload of workloads) {
        const allowed = bearers.filter((bearer) => passes(workload, method, bearer));
        test(`${workload} calls ${method} ${allowed.length === 0 ? 'for nobody' : `for ${allowed.join(', ')}`}`, async () => {
          const client = mesh().inside(replica, workload);
          for (const bearer of bearers) {
            const reply = await call(client, method, probe(method), {
              token: token(bearer),
              ...(endless.includes(method) && { deadlineMs: 1_000 }),
            });
            if (allowed.includes(bearer))
              assert.match(
                reply.code,
                endless.includes(method) ? /^UNAVAILABLE$/ : /^(OK|INVALID_ARGUMENT|NOT_FOUND)$/,
                told(bearer, reply),
              );
            else
              assert.match(
                reply.code,
                bearer === 'nobody' ? /^(UNAUTHENTICATED|PERMISSION_DENIED)$/ : /^PERMISSION_DENIED$/,
                told(bearer, reply),
              );
          }
          client.close();
        });
      }
    }

    for (const service of Object.keys(calls).filter((name) => name !== 'gateway')) {
      const asks = workloads.filter(
        // Every workload connects to accounts for its keys, and to ops with what it measures.
        (workload) => calls[workload]!.includes(service) || service === 'accounts' || service === 'ops',
      );
      test(`${asks.join(', ')} ask ${service} for its health, and nobody else`, async () => {
        for (const workload of workloads) {
          const client = mesh().inside(`${service}-1`, workload);
          const reply = await callBytes(client, '/grpc.health.v1.Health/Check', Buffer.alloc(0), {
            responseStream: false,
            responseDeserialize: (bytes) => ({ bytes }),
          });
          assert.equal(reply.code, asks.includes(workload) ? 'OK' : 'PERMISSION_DENIED', workload);
          client.close();
        }
      });
    }
  });
}

function told(bearer: Bearer, reply: GrpcReply): string {
  return `with the token of ${bearer}: ${reply.code} ${reply.message}`;
}
