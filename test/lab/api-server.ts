// etcd and kube-apiserver as ordinary processes, and a client of the latter.

import { execFile } from 'node:child_process';
import { generateKeyPair, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PickPorts } from '../../local/ports.ts';
import { type Child, supervise, type Watcher } from '../../local/process.ts';
import { until } from '../../local/until.ts';
import type { Binaries } from './binaries.ts';

export type Resource = Record<string, unknown>;

export interface ApiServer {
  /** For kubectl, istioctl and istiod. */
  kubeconfig: string;
  /** Asks the API; throws with the server's own sentence when it refuses. */
  ask<T = Resource>(verb: string, path: string, body?: object, contentType?: string): Promise<T>;
  kubectl(args: string[], input?: string): Promise<string>;
  /** Newest last; stopped in the other order. */
  children: Child[];
}

interface Options {
  folder: string;
  logs: string;
  programs: Binaries;
  pickPorts: PickPorts;
  watcher: Watcher;
}

/** Starts both, empty, on loopback. */
export async function startApiServer({
  folder,
  logs,
  programs,
  pickPorts,
  watcher,
}: Options): Promise<ApiServer> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [etcdPort, peerPort, port] = (await pickPorts(3)) as [number, number, number];
  const part = (name: string, command: string, args: string[]): Child =>
    // A kind that an orphan's end takes last, as PostgreSQL's: what is above it goes first.
    supervise({ name, kind: 'postgres', command, args, logFile: join(logs, `${name}.log`) }, watcher, false);

  const etcdUrl = `http://127.0.0.1:${etcdPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  const etcd = part('etcd', programs.etcd, [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${etcdUrl}`,
    `--advertise-client-urls=${etcdUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
    // It lives for one run.
    '--unsafe-no-fsync',
    '--log-level=warn',
  ]);
  const token = randomBytes(24).toString('hex');
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const tokens = file('tokens.csv', `${token},lab,lab,"system:masters"\n`);
  const key = file('service-accounts.key', await serviceAccountKey());
  const server = part('kube-apiserver', programs['kube-apiserver'], [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${port}`,
    `--cert-dir=${folder}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--api-audiences=istio-ca,https://kubernetes.default.svc',
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--endpoint-reconciler-type=none',
    '--v=0',
  ]);
  const authority = join(folder, 'apiserver.crt');
  const ask = client(port, token, authority);
  await until('kube-apiserver is ready', async () => (await ask<string>('GET', '/readyz')) === 'ok', {
    deadlineMs: 60_000,
    everyMs: 100,
  });
  const kubeconfig = file(
    'kubeconfig',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'lab',
          cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': resolve(authority) },
        },
      ],
      users: [{ name: 'lab', user: { token } }],
      contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'lab' } }],
      'current-context': 'lab',
    }),
  );
  return {
    kubeconfig,
    ask,
    kubectl: (args, input) => kubectl(programs.kubectl, kubeconfig, folder, args, input),
    children: [etcd, server],
  };
}

function client(port: number, token: string, authority: string): ApiServer['ask'] {
  return (verb, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const call = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: verb,
          ca: readFileSync(authority),
          agent: false,
          timeout: 20_000,
          headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': contentType }) },
        },
        async (reply) => {
          let text = '';
          for await (const chunk of reply) text += chunk;
          const json = String(reply.headers['content-type']).startsWith('application/json');
          const answer = json ? JSON.parse(text) : text;
          if ((reply.statusCode ?? 500) < 300) resolve(answer);
          else reject(new Error(`${verb} ${path}: ${reply.statusCode} ${answer.message ?? text}`));
        },
      );
      call.on('timeout', () => call.destroy(new Error('kube-apiserver does not answer')));
      call.on('error', reject);
      call.end(body && JSON.stringify(body));
    });
}

async function kubectl(
  command: string,
  kubeconfig: string,
  home: string,
  args: string[],
  input?: string,
): Promise<string> {
  const run = promisify(execFile)(command, args, {
    // Nobody's own kubeconfig or cache is read.
    env: { KUBECONFIG: kubeconfig, HOME: home },
    maxBuffer: 64 * 1024 * 1024,
  });
  run.child.stdin?.end(input ?? '');
  try {
    return (await run).stdout;
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(`kubectl ${args.join(' ')}:\n${stderr?.trim() || (error as Error).message}`);
  }
}

async function serviceAccountKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}
