// What a cluster's load balancer or `kubectl port-forward` does: bytes from one address to another, for as long as this process lives.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Forward {
  port: number;
  close(): void;
}

export async function forward(
  to: { host: string; port: number },
  { host = '127.0.0.1', port = 0 }: { host?: string; port?: number } = {},
): Promise<Forward> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const far = connect({ ...to, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [client, far],
      [far, client],
    ] as const) {
      open.add(one);
      one.pipe(other);
      // Errors after the last word are of the way back: what was said still arrives.
      one.on('error', () => one.readableEnded || other.resetAndDestroy());
      one.on('close', () => {
        open.delete(one);
        // A connection that ends without its last word must do so on the other side too.
        if (!one.readableEnded) other.destroy();
      });
    }
  });
  server.listen({ host, port });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
