// istiod as an ordinary process: the control plane that configures every proxy of the lab, signs their certificates and judges what is applied.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PickPorts } from '../../local/ports.ts';
import { type Child, supervise, type Watcher } from '../../local/process.ts';
import { until } from '../../local/until.ts';
import type { ApiServer } from './api-server.ts';
import type { Binaries } from './binaries.ts';

const istiodHost = 'istiod.istio-system.svc';

export interface Istiod {
  child: Child;
  /** host:port for proxies, certificates and configuration alike. */
  address: string;
  logFile: string;
  /** Where kube-apiserver asks it about resources and pods, on loopback. */
  webhookPort: number;
}

interface Options {
  folder: string;
  logs: string;
  programs: Binaries;
  pickPorts: PickPorts;
  watcher: Watcher;
  api: ApiServer;
  hostIp: string;
  /** A folder with ca.crt and ca.key, the authority that istiod signs with. */
  certificates: string;
  /** Variables that the installation asks for beside those below. */
  env: Record<string, string>;
}

/** Starts it; the CRDs and the installation's ConfigMaps are there. */
export async function startIstiod(options: Options): Promise<Istiod> {
  const { folder, logs, programs, pickPorts, watcher, api, hostIp, certificates } = options;
  rmSync(folder, { recursive: true, force: true });
  const authority = join(folder, 'etc', 'cacerts');
  mkdirSync(authority, { recursive: true, mode: 0o700 });
  for (const [from, to] of [
    ['ca.crt', 'ca-cert.pem'],
    ['ca.key', 'ca-key.pem'],
    ['ca.crt', 'root-cert.pem'],
    ['ca.crt', 'cert-chain.pem'],
  ] as const)
    cpSync(join(certificates, from), join(authority, to));

  const [http, https, grpc, monitoring, secure, ctrlz] = (await pickPorts(6)) as number[];
  const logFile = join(logs, 'istiod.log');
  const child = supervise(
    {
      name: 'istiod',
      kind: 'postgres',
      command: programs['pilot-discovery'],
      args: [
        'discovery',
        `--kubeconfig=${resolve(api.kubeconfig)}`,
        `--httpAddr=127.0.0.1:${http}`,
        `--httpsAddr=127.0.0.1:${https}`,
        `--grpcAddr=127.0.0.1:${grpc}`,
        `--secureGRPCAddr=${hostIp}:${secure}`,
        `--monitoringAddr=127.0.0.1:${monitoring}`,
        '--ctrlz_address=127.0.0.1',
        `--ctrlz_port=${ctrlz}`,
      ],
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        POD_NAME: 'istiod',
        POD_NAMESPACE: 'istio-system',
        // Proxies reach it by the bridge's address, and kube-apiserver by the name of this machine.
        ISTIOD_CUSTOM_HOST: `${istiodHost},localhost,${hostIp}`,
        ENABLE_LEADER_ELECTION: 'false',
        // The lab gives the webhooks its authority itself.
        VALIDATION_WEBHOOK_CONFIG_NAME: '',
        INJECTION_WEBHOOK_CONFIG_NAME: '',
        // Istio's own Envoy has these two filters; the plain one that we run everywhere has not.
        PILOT_ENABLE_METADATA_EXCHANGE: 'false',
        PILOT_DISABLE_MX_ALPN: 'true',
        PILOT_ENABLE_ALPN_FILTER: 'false',
        PILOT_ENABLE_GATEWAY_API: 'false',
        // Changes reach the proxies at once.
        PILOT_DEBOUNCE_AFTER: '50ms',
        ...options.env,
      },
      logFile,
      stopDeadlineMs: 3_000,
    },
    watcher,
    false,
  );
  await until('istiod is ready', async () => (await fetch(`http://127.0.0.1:${http}/ready`)).ok, {
    deadlineMs: 60_000,
    everyMs: 100,
  });
  return { child, address: `${hostIp}:${secure}`, logFile, webhookPort: https! };
}
