import { createServer } from 'node:net';
import { portHolder } from './port-holder.ts';

/** Below every common ephemeral range (Linux 32768, others 49152): no outgoing connection takes one of these by chance. */
const FIRST = 20_000;
const LAST = 32_000;

/** Whether `port` can be listened on at `host` now. */
export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Hands out different ports of 127.0.0.1 that are free at this moment. */
export type PickPorts = (count: number) => Promise<number[]>;

/**
 * A picker that never hands out a port twice, as those it gave may not be bound yet. It looks from a random place on, so that
 * two checkouts that start together rarely look at the same ports; who loses such a race asks again.
 */
export function portPicker(random: () => number = Math.random): PickPorts {
  const given = new Set<number>();
  const size = LAST - FIRST;
  return async (count) => {
    const found: number[] = [];
    const start = Math.floor(random() * size);
    for (let i = 0; i < size && found.length < count; i += 1) {
      const port = FIRST + ((start + i) % size);
      if (given.has(port)) continue;
      given.add(port);
      if (await isFree(port)) found.push(port);
    }
    if (found.length < count)
      throw new Error(`There are no ${count} free ports between ${FIRST} and ${LAST}.`);
    return found;
  };
}

/** `count` free ports, for who needs no others later. */
export const freePorts: PickPorts = (count) => portPicker()(count);

/** The gateway's ports, the usual ones moved by `offset`. Throws a sentence that says which is in use, by whom, and what to do. */
export async function gatewayPorts(offset: number): Promise<{ httpPort: number; httpsPort: number }> {
  if (!Number.isInteger(offset) || offset < 0 || offset > 50_000) {
    throw new Error('PORT_OFFSET is a number from 0 to 50000.');
  }
  const ports = { httpPort: 8080 + offset, httpsPort: 8443 + offset };
  for (const port of Object.values(ports)) {
    // On all addresses: somebody who listens on another one of ours would take some of the clients.
    if ((await isFree(port, '0.0.0.0')) && (await isFree(port))) continue;
    const holder = portHolder(port);
    throw new Error(
      `Port ${port} is in use${holder ? ` by ${holder}` : ''}: end that, or take other ports with "make up PORT_OFFSET=${offset + 100}".`,
    );
  }
  return ports;
}
