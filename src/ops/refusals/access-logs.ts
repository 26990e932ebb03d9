// The access logs of the proxies, as far as a proxy has refused something: all of them on a laptop, those of the gateway in a cluster,
// where to read each sidecar's would be to read every request of the mesh once more through the Kubernetes API.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../runtime/log.ts';
import type { Logs } from '../config.ts';
import { START } from '../logs/file-place.ts';
import { type Follower, followFile } from '../logs/follow-file.ts';
import { linesBehind, placeBehind } from '../logs/follow-pod.ts';
import { inCluster, type KubernetesApi } from '../logs/kubernetes-api.ts';
import { pause } from '../logs/pause.ts';
import type { Place } from '../logs/places.ts';

export interface AccessLogs {
  /**
   * Hands on every line of a refusal from the first that there is, in the order of its log, until the signal is aborted. No faster than
   * they are taken.
   */
  follow(take: (lines: readonly string[]) => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** In the details that Envoy gives when its filters for tokens and for rights refuse. */
const REFUSED = '_access_denied';

export function openAccessLogs(logs: Logs | undefined, log: Logger): AccessLogs | undefined {
  if (logs === undefined) return undefined;
  return logs === 'kubernetes' ? ofGatewayPods(inCluster(), log) : ofFolder(logs.directory);
}

/** The file of the gateway, and that of the Envoy beside each replica. */
export function ofFolder(folder: string, { everyMs = 1_000 } = {}): AccessLogs {
  return {
    async follow(take, signal) {
      const followed = new Map<string, Follower>();
      for (; !signal.aborted; await pause(everyMs, signal)) {
        for (const name of (await readdir(folder)).sort()) {
          if (!/^gateway\.log$|-envoy\.log$/.test(name)) continue;
          const follower = followed.get(name) ?? followFile(join(folder, name), START, REFUSED);
          followed.set(name, follower);
          for (let more = true; more && !signal.aborted; ) {
            const read = await follower.read();
            more = read.more;
            if (read.lines.length > 0) await take(read.lines.map(({ text }) => text));
          }
        }
      }
    },
  };
}

const GATEWAY_PODS = 'app.kubernetes.io/part-of=plaza,app.kubernetes.io/component=gateway';
const CONTAINER = 'istio-proxy';

export function ofGatewayPods(
  api: KubernetesApi,
  log: Logger,
  { listEveryMs = 5_000, againMs = 1_000 } = {},
): AccessLogs {
  async function followPod(name: string, take: (lines: string[]) => Promise<void>, signal: AbortSignal) {
    let place: Place | undefined;
    for (let there = true; there && !signal.aborted; await pause(againMs, signal)) {
      try {
        for await (const line of linesBehind(api, { name, service: CONTAINER }, place, signal)) {
          place = placeBehind(line, place);
          if (line.text.includes(REFUSED)) await take([line.text]);
        }
      } catch (err) {
        log.debug({ err, pod: name }, 'the access log of a gateway breaks off; it is asked for again');
        there = (err as { status?: number }).status !== 404;
      }
    }
  }

  return {
    async follow(take, signal) {
      const path = `/api/v1/namespaces/${api.namespace}/pods`;
      const followed = new Set<string>();
      for (; !signal.aborted; await pause(listEveryMs, signal)) {
        const list = await api.getJson(path, { labelSelector: GATEWAY_PODS }, signal).catch(() => undefined);
        const pods = (list as { items?: { metadata: { name: string } }[] } | undefined)?.items ?? [];
        for (const { metadata } of pods) {
          if (followed.has(metadata.name)) continue;
          followed.add(metadata.name);
          void followPod(metadata.name, take, signal).finally(() => followed.delete(metadata.name));
        }
      }
    },
  };
}
