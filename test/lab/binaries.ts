// What the lab runs that npm does not bring: built by "make lab-bin" from the pinned modules in lab/, or taken from the folder LAB_BIN.
import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';

const programs = ['etcd', 'kube-apiserver', 'kubectl', 'pilot-discovery', 'pilot-agent', 'istioctl'] as const;
/** Files of the Istio module that "make lab-bin" puts beside them; see modules.ts for when they are missing. */
export type Program = (typeof programs)[number];
export type Binaries = Record<Program, string>;

/** Where the binaries are expected. */
export function binariesFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env.LAB_BIN || '.plaza/lab-bin');
}

export function binaries(folder: string): Binaries {
  return Object.fromEntries(programs.map((name) => [name, `${folder}/${name}`])) as Binaries;
}

/** Why the lab cannot run here, in one sentence; undefined when it can. */
export function obstacle(
  folder: string,
  { platform = process.platform, uid = process.getuid?.() } = {},
): string | undefined {
  if (platform !== 'linux') return 'it needs Linux, for network namespaces';
  if (uid !== 0) return 'it needs root, for network namespaces';
  const missing = programs.filter((name) => !isExecutable(`${folder}/${name}`));
  if (missing.length > 0)
    return `${folder} has no ${missing.join(', ')}: build them with "make lab-bin", or name a folder that has them with LAB_BIN`;
  const tools = ['ip', 'nsenter'].filter((name) => !onPath(name));
  if (tools.length > 0) return `there is no ${tools.join(' and no ')} here: install iproute2 and util-linux`;
  return undefined;
}

function onPath(name: string): boolean {
  return [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'].some((folder) =>
    isExecutable(`${folder}/${name}`),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
