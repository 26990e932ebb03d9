import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { test } from 'node:test';
import { type HttpReply, http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { signUp } from '../requests/world.ts';

/** From several addresses of the loopback, which a gateway in a namespace of its own does not see. */
export function locksFromElsewhere(mesh: () => TestMesh): void {
  const isLimited = (reply: HttpReply) => assert.equal(reply.status, 429, reply.text);

  test('the lock is of the address that failed, whatever it says of itself; its owner signs in elsewhere', {
    skip: process.platform !== 'linux' && 'only Linux has more addresses of its own than 127.0.0.1',
  }, async () => {
    const agents = ['127.0.0.2', '127.0.0.3'].map((localAddress) => new Agent({ localAddress }));
    const [stranger, owner] = agents as [Agent, Agent];
    const user = await signUp(mesh().target, 'elsewhere');
    const tryFrom = (agent: Agent, password: string, headers = {}) =>
      http(mesh().target.httpUrl, {
        path: '/v1/sessions',
        body: { email: user.email, password },
        agent,
        headers,
      });
    for (let i = 0; i < 5; i++) assert.equal((await tryFrom(stranger, 'wrong password')).status, 401);
    isLimited(await tryFrom(stranger, user.password));
    isLimited(await tryFrom(stranger, user.password, { 'x-forwarded-for': '127.0.0.3' }));
    assert.equal((await tryFrom(owner, user.password)).status, 200);
    for (const agent of agents) agent.destroy();
  });
}
