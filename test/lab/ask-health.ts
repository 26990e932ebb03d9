// Runs inside a namespace, as a kubelet's probe does: ends once the service at an address says SERVING.
import { Client, credentials } from '@grpc/grpc-js';
import { until } from '../../local/until.ts';

const [address, deadlineMs] = process.argv.slice(2) as [string, string];
const same = (bytes: Buffer): Buffer => bytes;

await until(`${address} answers SERVING`, check, { deadlineMs: Number(deadlineMs), everyMs: 50 });

async function check(): Promise<boolean> {
  // A client for each attempt: after a refused connection grpc-js would pause for a second before it dials again.
  const client = new Client(address, credentials.createInsecure(), { 'grpc.enable_http_proxy': 0 });
  try {
    return await new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        '/grpc.health.v1.Health/Check',
        same,
        same,
        Buffer.alloc(0),
        { deadline: Date.now() + 2_000 },
        (error, reply) => (error ? reject(error) : resolve(reply?.equals(Buffer.from([8, 1])) ?? false)),
      );
    });
  } finally {
    client.close();
  }
}
