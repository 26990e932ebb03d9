// As much of the Kubernetes API as logs take, by the token of the pod's own service account.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

export interface KubernetesApi {
  readonly namespace: string;
  /** GET of a path with this query; rejects with an ApiError for every status but 200. */
  get(path: string, query: Record<string, string>, signal: AbortSignal): Promise<IncomingMessage>;
  /** The whole answer of it as JSON. */
  getJson(path: string, query: Record<string, string>, signal: AbortSignal): Promise<unknown>;
}

export class ApiError extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the Kubernetes API answered ${status}`);
    this.status = status;
  }
}

/** The largest answer read as a whole, in bytes. */
const LARGEST = 16 * 1024 * 1024;
const ANSWER_MS = 10_000;

export interface ApiAddress {
  host: string;
  port: number;
  namespace: string;
  /** The authority of its certificate, PEM. */
  ca: string | Buffer;
  /** Read for each request: it is exchanged while the pod runs. */
  token: () => Promise<string>;
}

/** The API of the cluster that this process runs in. */
export function inCluster(
  env: NodeJS.ProcessEnv = process.env,
  folder = '/var/run/secrets/kubernetes.io/serviceaccount',
): KubernetesApi {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (!host || !port) throw new Error('LOGS is kubernetes, and this does not run in a cluster');
  return kubernetesApi({
    host,
    port: Number(port),
    namespace: readFileSync(`${folder}/namespace`, 'utf8').trim(),
    ca: readFileSync(`${folder}/ca.crt`),
    token: async () => (await readFile(`${folder}/token`, 'utf8')).trim(),
  });
}

export function kubernetesApi({ host, port, namespace, ca, token }: ApiAddress): KubernetesApi {
  async function get(path: string, query: Record<string, string>, signal: AbortSignal) {
    const outgoing = request({
      host,
      port,
      ca,
      path: `${path}?${new URLSearchParams(query)}`,
      headers: { authorization: `Bearer ${await token()}`, accept: '*/*' },
      // A stream of logs holds its connection for as long as it lasts.
      agent: false,
      signal,
    });
    const silent = setTimeout(
      () => outgoing.destroy(new Error('the Kubernetes API does not answer')),
      ANSWER_MS,
    );
    try {
      outgoing.end();
      const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
      if (incoming.statusCode === 200) return incoming;
      incoming.destroy();
      throw new ApiError(incoming.statusCode ?? 0);
    } finally {
      clearTimeout(silent);
    }
  }

  return {
    namespace,
    get,
    async getJson(path, query, signal) {
      const incoming = await get(path, query, signal);
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of incoming as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > LARGEST) throw new Error('the Kubernetes API answered more than can be read');
        chunks.push(chunk);
      }
      return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    },
  };
}
