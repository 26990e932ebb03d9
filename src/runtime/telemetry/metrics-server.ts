// Shows what a process has counted: GET /metrics, and GET /healthz, which is answered as long as the process answers at all. It asks nobody,
// so it answers while the database or the broker is away. Plain HTTP, for the sidecar alone or the pod's own loopback.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeRoomForSocket } from '../server.ts';
import type { MetricsAddress } from './metrics-address.ts';
import type { Telemetry } from './telemetry.ts';

export interface MetricsServer {
  /** As it was asked for, with the port that port 0 became. */
  readonly address: string;
  close(): Promise<void>;
}

const LIMITS = {
  maxHeaderSize: 8_192,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 65_000,
};
/** Prometheus and the sidecar have one each. */
const CONNECTIONS = 32;

export async function serveMetrics(address: MetricsAddress, telemetry: Telemetry): Promise<MetricsServer> {
  /** Who asks while it is being written gets the same text. */
  let writing: Promise<string> | undefined;
  const written = () => {
    writing ??= telemetry.scrape().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const server = createServer(LIMITS, (request, response) => {
    void answer(request, response, telemetry.contentType, written);
  });
  server.maxConnections = CONNECTIONS;
  if ('path' in address) await makeRoomForSocket(address.path);
  await listen(server, address);
  return {
    address:
      'path' in address
        ? `unix:${address.path}`
        : `${address.host}:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, address: MetricsAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Cannot listen on METRICS: ${error.message}`, { cause: error })),
    );
    server.listen(address, () => resolve());
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  written: () => Promise<string>,
): Promise<void> {
  const path = request.url?.split('?')[0];
  const reply = (status: number, type: string, body: string) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  };
  if (path !== '/metrics' && path !== '/healthz') return reply(404, 'text/plain', 'There is nothing here.\n');
  if (request.method !== 'GET') {
    response.setHeader('allow', 'GET');
    return reply(405, 'text/plain', 'Only GET is answered.\n');
  }
  if (path === '/healthz') return reply(200, 'text/plain', 'ok\n');
  try {
    reply(200, contentType, await written());
  } catch {
    reply(500, 'text/plain', 'The figures could not be written.\n');
  }
}
