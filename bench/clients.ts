import { Agent, request } from 'node:http';
import { type Client, credentials, Metadata, type requestCallback } from '@grpc/grpc-js';

/** A JSON call that keeps its connection; rejects on any status but the wanted one. */
export function jsonClient(base: string, sockets: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const call = (
    method: string,
    path: string,
    want: number,
    body?: unknown,
    token?: string,
  ): Promise<string> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers: Record<string, string | number> = {
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const outgoing = request(base + path, { agent, method, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (reply.statusCode === want) resolve(answer);
          else reject(new Error(`${method} ${path}: ${reply.statusCode}, wanted ${want}: ${answer}`));
        });
      });
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  return { call, close: () => agent.destroy() };
}

/** A client straight to a service's socket, past its sidecar, as its sidecar would call it. */
export function directClient<C extends Client>(
  Type: new (address: string, creds: never, options: object) => C,
  socket: string,
): C {
  return new Type(`unix:${socket}`, credentials.createInsecure() as never, { 'grpc.enable_retries': 0 });
}

/** What a sidecar tells the service of a caller. */
export function as(subject: string, roles: string): Metadata {
  const metadata = new Metadata();
  metadata.set('x-plaza-subject', subject);
  metadata.set('x-plaza-roles', roles);
  metadata.set('x-plaza-caller', 'spiffe://plaza.local/ns/plaza/sa/gateway');
  return metadata;
}

/** The reply of a call in callback style. */
export function reply<R>(start: (callback: requestCallback<R>) => unknown): Promise<R> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value as R)));
  });
}
