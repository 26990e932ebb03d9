import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { describe, test } from 'node:test';
import { maxConnections, maxConnectionsOfAddress } from '../../envoy/connection-bounds.ts';
import { openFiles } from '../../local/open-files.ts';
import { until } from '../../local/until.ts';
import { http } from '../harness/http.ts';
import type { TestMesh } from '../harness/mesh.ts';

const silent = maxConnections + 100;
/** A file a connection in this process, and one in the gateway. */
const few = openFiles() < silent + 1_000 && `a process may hold ${openFiles()} files only`;

interface Held {
  sockets: Set<Socket>;
  release(): Promise<void>;
}

/** Opens connections that say nothing. */
async function hold(url: string, count: number, from?: string): Promise<Held> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = connect({ host: hostname, port: Number(port), ...(from && { localAddress: from }) });
      sockets.add(socket);
      socket
        .on('connect', resolve)
        .on('error', () => resolve())
        .resume();
      socket.on('close', () => sockets.delete(socket));
    });
  for (let i = 0; i < count; i += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - i) }, one));
  return {
    sockets,
    async release() {
      for (const socket of sockets) socket.destroy();
      await until('they are closed', () => sockets.size === 0);
    },
  };
}

/** Connections without a request. */
export function connections(mesh: () => TestMesh): void {
  describe('connections that ask nothing', () => {
    test('are so many of one address; beyond that a new one closes the oldest, and is served', async () => {
      const url = mesh().target.httpUrl;
      const held = await hold(url, maxConnectionsOfAddress + 100);
      try {
        for (let i = 0; i < 10; i++) {
          const { status } = await http(url, { path: '/v1/products?pageSize=1' });
          assert.equal(status, 200);
        }
        // Others of this process may be among them.
        await until('the rest is closed', () => held.sockets.size <= maxConnectionsOfAddress);
        assert.ok(held.sockets.size > maxConnectionsOfAddress - 100, `${held.sockets.size} are open`);
      } finally {
        await held.release();
      }
    });
  });
}

/** From several addresses of the loopback, which a gateway in a namespace of its own does not see. */
export function connectionsFromElsewhere(mesh: () => TestMesh): void {
  describe('connections that ask nothing, from elsewhere', { skip: few }, () => {
    const urls = () => [mesh().target.httpUrl, mesh().secureUrl];
    const served = async () => {
      for (const url of urls()) {
        const began = performance.now();
        const { status } = await http(url, {
          path: '/v1/products?pageSize=1',
          tls: { rejectUnauthorized: false },
        });
        assert.equal(status, 200);
        assert.ok(performance.now() - began < 5_000);
      }
    };

    for (const index of [0, 1])
      test(`shut nobody out when one address has ${silent} of them ${index === 0 ? 'without' : 'with'} TLS`, async () => {
        const held = await hold(urls()[index]!, silent, '127.0.0.2');
        try {
          for (let i = 0; i < 10; i++) await served();
          await until(
            'no more are open than one address may have',
            () => held.sockets.size <= maxConnectionsOfAddress,
          );
        } finally {
          await held.release();
        }
      });

    test('shut nobody out when many addresses have them: the oldest go first', async () => {
      const held: Held[] = [];
      try {
        for (let i = 0; i < 11; i++)
          held.push(await hold(urls()[0]!, maxConnectionsOfAddress - 50, `127.0.1.${i + 1}`));
        for (let i = 0; i < 10; i++) await served();
        assert.ok(held[0]!.sockets.size < maxConnectionsOfAddress - 50);
        assert.ok(held.at(-1)!.sockets.size > 0);
      } finally {
        for (const one of held) await one.release();
      }
    });
  });
}
