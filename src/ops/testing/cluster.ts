// A Kubernetes API with pods and their logs, as far as its documentation says what reading logs does.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ensureCertificates } from '../../../local/certificates.ts';
import type { ApiAddress } from '../logs/kubernetes-api.ts';

interface Line {
  seconds: number;
  nanos: number;
  text: string;
}

interface Pod {
  labels: Record<string, string>;
  phase: string;
  lines: Line[];
  followers: Set<ServerResponse>;
}

export type TestCluster = Awaited<ReturnType<typeof startCluster>>;

export async function startCluster(folder: string) {
  await ensureCertificates({ folder, accounts: [], trustDomain: 'plaza.local', namespace: 'plaza' });
  const file = (name: string) => readFileSync(join(folder, name));
  const pods = new Map<string, Pod>();
  const asked: string[] = [];
  let token = 'first-token';
  let down = false;

  const server = createServer({ cert: file('edge.crt'), key: file('edge.key') }, (request, response) => {
    const url = new URL(request.url!, 'https://api');
    asked.push(`${url.pathname}?${url.searchParams}`);
    const refuse = (status: number) => {
      response.statusCode = status;
      response.end(JSON.stringify({ kind: 'Status', status: 'Failure', code: status }));
    };
    if (down) return refuse(503);
    if (request.headers.authorization !== `Bearer ${token}`) return refuse(401);
    if (url.pathname === '/api/v1/namespaces/plaza/pods') return list(url.searchParams, response);
    const name = /^\/api\/v1\/namespaces\/plaza\/pods\/([^/]+)\/log$/.exec(url.pathname)?.[1];
    const pod = name === undefined ? undefined : pods.get(name);
    if (!pod) return refuse(404);
    // Without a container's name the API refuses a pod that has several.
    if (url.searchParams.get('container') !== pod.labels['app.kubernetes.io/name']) return refuse(400);
    if (pod.phase === 'Pending') return refuse(400);
    return log(pod, url.searchParams, response);
  });

  function list(query: URLSearchParams, response: ServerResponse): void {
    const selected = (query.get('labelSelector') ?? '').split(',').map((one) => one.split('='));
    const items = [...pods]
      .filter(([, { labels }]) => selected.every(([key, value]) => labels[key!] === value))
      .map(([name, { labels, phase }]) => ({ metadata: { name, labels }, status: { phase } }));
    response.end(JSON.stringify({ kind: 'PodList', items }));
  }

  function log(pod: Pod, query: URLSearchParams, response: ServerResponse): void {
    const since = query.get('sinceTime');
    const from = since === null ? 0 : Date.parse(since) / 1_000;
    const lines = pod.lines.filter(({ seconds }) => seconds >= from);
    const tail = query.get('tailLines');
    for (const line of tail === null ? lines : lines.slice(-Number(tail))) response.write(shown(line));
    if (query.get('follow') !== 'true') return void response.end();
    response.flushHeaders();
    pod.followers.add(response);
    response.on('close', () => pod.followers.delete(response));
  }

  await once(server.listen(0, '127.0.0.1'), 'listening');
  const api: ApiAddress = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    namespace: 'plaza',
    ca: file('ca.crt'),
    token: async () => token,
  };
  const find = (name: string): Pod => pods.get(name)!;
  const cut = ({ followers }: Pod) => {
    for (const response of followers) response.destroy();
  };
  return {
    api,
    /** Paths with queries, in their order. */
    asked,
    run(name: string, service: string, phase = 'Running', component = 'service') {
      const labels = {
        'app.kubernetes.io/name': service,
        'app.kubernetes.io/part-of': 'plaza',
        'app.kubernetes.io/component': component,
      };
      pods.set(name, { labels, phase, lines: [], followers: new Set() });
    },
    setPhase(name: string, phase: string) {
      find(name).phase = phase;
    },
    /** A line that the node gets so many seconds and nanoseconds after a beginning. */
    write(name: string, text: string, seconds: number, nanos = 0) {
      const line = { seconds: 1_700_000_000 + seconds, nanos, text };
      find(name).lines.push(line);
      for (const response of find(name).followers) response.write(shown(line));
    },
    /** How many streams follow a pod. */
    followers: (name: string) => pods.get(name)?.followers.size ?? 0,
    /** Breaks all streams off, as the death of an API server does. */
    cutAll() {
      for (const pod of pods.values()) cut(pod);
    },
    /** Begins a new log: the API tells nothing of the one before. */
    rotate(name: string) {
      find(name).lines.length = 0;
    },
    delete(name: string) {
      cut(find(name));
      pods.delete(name);
    },
    setDown(value: boolean) {
      down = value;
    },
    changeToken() {
      token = 'second-token';
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The API gives nanoseconds in full, whatever the node wrote, and in the zone of the node. */
function shown({ seconds, nanos, text }: Line): string {
  const local = new Date((seconds + 7_200) * 1_000).toISOString().slice(0, 19);
  return `${local}.${String(nanos).padStart(9, '0')}+02:00 ${text}\n`;
}
