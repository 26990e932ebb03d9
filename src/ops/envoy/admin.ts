import { once } from 'node:events';
import { request } from 'node:http';

/** An Envoy whose admin interface may be read. `address` is unix:<path> or http://<host>:<port>. */
export interface AdminAddress {
  readonly observer: string;
  readonly address: string;
}

/** The largest answer read, in bytes; a mesh of hundreds of hosts stays well below. */
const LARGEST = 16 * 1024 * 1024;

/** GET `path` as JSON. Rejects when there is no 200 with JSON until `signal` aborts. */
export async function readAdmin(address: string, path: string, signal: AbortSignal): Promise<unknown> {
  return JSON.parse(await askAdmin(address, path, 'GET', signal));
}

/** What is answered. Rejects when it is no 200 until `signal` aborts. */
export async function askAdmin(
  address: string,
  path: string,
  method: 'GET' | 'POST',
  signal: AbortSignal,
): Promise<string> {
  const target = address.startsWith('unix:')
    ? { socketPath: address.slice('unix:'.length), path, headers: { host: 'envoy' } }
    : { ...urlParts(new URL(path, address)), path };
  const outgoing = request({ ...target, method, agent: false, signal });
  outgoing.end();
  const [incoming] = (await once(outgoing, 'response')) as [import('node:http').IncomingMessage];
  if (incoming.statusCode !== 200) {
    incoming.destroy();
    throw new Error(`the admin interface answered ${incoming.statusCode}`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error('the admin interface answered more than can be read');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function urlParts(url: URL): { host: string; port: string } {
  return { host: url.hostname, port: url.port || '80' };
}
