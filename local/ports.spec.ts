import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { describe, it } from 'node:test';
import { freePorts, gatewayPorts, isFree, portPicker } from './ports.ts';

async function listen(port: number, host: string): Promise<Server> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

describe('portPicker()', () => {
  const inRange = (port: number): boolean => port >= 20_000 && port < 32_000;

  it('finds ports below the ephemeral range, and passes over those in use', async (t) => {
    const [first] = (await portPicker(() => 0.5)(1)) as [number];
    const server = await listen(first, '127.0.0.1');
    t.after(() => server.close());
    assert.equal(await isFree(first), false);
    const found = await portPicker(() => 0.5)(3);
    assert.equal(found.every(inRange), true);
    assert.equal(found.includes(first), false);
  });

  it('hands out none twice, even to those that ask at once', async () => {
    const pick = portPicker(() => 0.25);
    const found = (await Promise.all([pick(2), pick(2), pick(2)])).flat();
    assert.equal(new Set(found).size, 6);
  });

  it('begins anew at the end of its range', async () => {
    assert.equal((await portPicker(() => 0.99999)(2)).every(inRange), true);
  });
});

describe('gatewayPorts()', () => {
  it('moves both ports by the offset', async () => {
    let [port] = (await freePorts(1)) as [number];
    while (!(await isFree(port + 363))) [port] = (await freePorts(1)) as [number];
    assert.deepEqual(await gatewayPorts(port - 8080), { httpPort: port, httpsPort: port + 363 });
  });

  for (const host of ['127.0.0.1', '0.0.0.0']) {
    it(`says who is in the way on ${host} and what to do`, async (t) => {
      const [port] = (await freePorts(1)) as [number];
      const server = await listen(port, host);
      t.after(() => server.close());
      const offset = port - 8080;
      await assert.rejects(
        gatewayPorts(offset),
        new RegExp(
          `^Error: Port ${port} is in use by .+ \\(process ${process.pid}\\): .* PORT_OFFSET=${offset + 100}"\\.$`,
        ),
      );
    });
  }

  for (const offset of [-1, 1.5, Number.NaN, 60_000]) {
    it(`refuses the offset ${offset}`, async () => {
      await assert.rejects(gatewayPorts(offset), /PORT_OFFSET is a number/);
    });
  }
});
