import { createServer } from 'node:net';

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

/**
 * `count` different ports of 127.0.0.1 that are free at this moment. They are sought from a random place on, so that two
 * checkouts that start together rarely look at the same ones; who loses such a race asks again.
 */
export async function freePorts(count: number, random: () => number = Math.random): Promise<number[]> {
  const found: number[] = [];
  const size = LAST - FIRST;
  const start = Math.floor(random() * size);
  for (let i = 0; i < size && found.length < count; i += 1) {
    const port = FIRST + ((start + i) % size);
    if (await isFree(port)) found.push(port);
  }
  if (found.length < count) throw new Error(`There are no ${count} free ports between ${FIRST} and ${LAST}.`);
  return found;
}
