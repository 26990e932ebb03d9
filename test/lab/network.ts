// Network namespaces on a bridge stand for pods. Their names begin with a prefix of this checkout's own, so that whatever a killed run
// left is found and removed, and nobody else's is touched.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { end, identify } from '../../local/pid.ts';

export interface Network {
  /** The bridge's address: what all pods can reach of this machine. */
  hostIp: string;
  /** Makes a namespace with an address of its own on the bridge. There is no way out of it but the bridge. */
  addPod(name: string): { ip: string; namespace: string };
  removePod(name: string): Promise<void>;
  /** Ends what still runs in the namespaces, and removes them and the bridge. */
  remove(): Promise<void>;
}

/** A process's command inside a namespace: the same process id, by exec. */
export function inside(
  namespace: string,
  command: string,
  args: string[],
): { command: string; args: string[] } {
  return { command: 'nsenter', args: [`--net=/run/netns/${namespace}`, '--', command, ...args] };
}

/** Removes what an earlier run of this checkout left, and makes the bridge. */
export async function createNetwork(checkout: string): Promise<Network> {
  const hash = createHash('sha256').update(checkout).digest();
  // An interface's name has 15 characters at most.
  const prefix = `plz${hash.toString('hex', 0, 3)}`;
  await sweep(prefix);
  const net = freeSubnet(hash);
  ip('link', 'add', prefix, 'type', 'bridge');
  ip('addr', 'add', `${net}.1/24`, 'dev', prefix);
  ip('link', 'set', prefix, 'up');
  const pods = new Map<string, number>();
  return {
    hostIp: `${net}.1`,
    addPod(name) {
      const number = [...Array(200).keys()].map((i) => i + 10).find((i) => ![...pods.values()].includes(i))!;
      pods.set(name, number);
      const namespace = `${prefix}-${name}`;
      const [outer, inner] = [`${prefix}v${number}`, `${prefix}p${number}`];
      ip('netns', 'add', namespace);
      ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', inner);
      ip('link', 'set', outer, 'master', prefix, 'up');
      ip('link', 'set', inner, 'netns', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      ip('-n', namespace, 'addr', 'add', `${net}.${number}/24`, 'dev', inner);
      ip('-n', namespace, 'link', 'set', inner, 'up');
      return { ip: `${net}.${number}`, namespace };
    },
    async removePod(name) {
      await removeNamespace(`${prefix}-${name}`);
      pods.delete(name);
    },
    remove: () => sweep(prefix),
  };
}

async function sweep(prefix: string): Promise<void> {
  const namespaces = (JSON.parse(ip('-j', 'netns', 'list') || '[]') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${prefix}-`));
  await Promise.all(namespaces.map(removeNamespace));
  for (const { ifname } of JSON.parse(ip('-j', 'link')) as { ifname: string }[])
    if (ifname.startsWith(prefix)) {
      // One end of a pair takes the other along.
      try {
        ip('link', 'del', ifname);
      } catch (error) {
        if (!/Cannot find device/.test(String(error))) throw error;
      }
    }
}

/** An Envoy outlives the pilot-agent that was killed, and a namespace its name: so its processes go first. */
async function removeNamespace(namespace: string): Promise<void> {
  const pids = ip('netns', 'pids', namespace).split('\n').filter(Boolean).map(Number);
  await Promise.all(
    pids
      .map(identify)
      .filter((id) => id !== undefined)
      .map((id) => end(id, 'SIGTERM', 1_000)),
  );
  ip('netns', 'del', namespace);
}

/** Of the many that nobody uses, one that follows from the checkout, so that two of them rarely ask for the same. */
function freeSubnet(hash: Buffer): string {
  const used = readFileSync('/proc/net/route', 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1] ?? '');
  for (let i = 0; i < 256; i += 1) {
    const [a, b] = [100 + (hash[4]! % 100), (hash[5]! + i) % 256];
    // The kernel writes addresses in the order of this machine's bytes.
    if (!used.includes(`00${hex(b)}${hex(a)}0A`)) return `10.${a}.${b}`;
  }
  throw new Error('There is no free subnet of 10.0.0.0/8 for the lab.');
}

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

function ip(...args: string[]): string {
  try {
    return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Error(`ip ${args.join(' ')}: ${stderr?.trim() || (error as Error).message}`);
  }
}
