// The logs of a cluster: those of the pods of Plaza's services in this namespace, by the Kubernetes API. What the service account of
// ops needs for it is to list pods and to get pods/log.
import { unavailable } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/log.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { linesBehind, type Pod, pastOf, placeBefore, placeBehind } from './follow-pod.ts';
import { ApiError, type KubernetesApi } from './kubernetes-api.ts';
import { type LogRecord, type LogSource, lastOf, readLine, type Wanted } from './log-record.ts';
import { pause } from './pause.ts';
import { type LineRead, type PastLine, type Place, show, showPast } from './places.ts';

const SELECTOR = 'app.kubernetes.io/part-of=plaza,app.kubernetes.io/component=service';
/** How many lines of a pod are looked through for rare ones. */
const LOOKED_THROUGH = 5_000;
/** More lines of the past than are looked through: the first ones may be of one moment with others, which then cannot be counted. */
const SPARE = 16;
/** Lines that wait for a slow reader; beyond that its streams from the API wait too. */
const WAITING = 1_000;

export function createKubernetesSource(
  api: KubernetesApi,
  log: Logger,
  { listEveryMs = 5_000, againMs = 1_000 } = {},
): LogSource {
  async function pods(services: ReadonlySet<string>, signal: AbortSignal): Promise<Pod[]> {
    const path = `/api/v1/namespaces/${api.namespace}/pods`;
    const list = (await api.getJson(path, { labelSelector: SELECTOR }, signal)) as PodList;
    return (list.items ?? []).flatMap(({ metadata, status }) => {
      const service = metadata.labels?.['app.kubernetes.io/name'] ?? '';
      const isOver = status?.phase === 'Succeeded' || status?.phase === 'Failed';
      return services.has(service) && !isOver ? [{ name: metadata.name, service }] : [];
    });
  }

  /** The last lines that are wanted, and where the log goes on. */
  async function past(pod: Pod, wanted: Wanted, signal: AbortSignal) {
    const { name } = pod;
    const asked = SPARE + (wanted.levels.has('info') ? wanted.lines : LOOKED_THROUGH);
    let found: PastLine[] = [];
    let read = 0;
    let first: string | undefined;
    let place: Place | undefined;
    try {
      for await (const line of pastOf(api, pod, asked, signal)) {
        read++;
        first ??= line.stamp;
        const before = placeBefore(line, place);
        place = placeBehind(line, place);
        const record = recordOf(pod, line.text, wanted);
        if (record) found.push({ instance: name, record, before, behind: place });
      }
      if (read === asked) found = found.filter(({ before: [stamp] }) => stamp !== first);
    } catch (err) {
      if (signal.aborted) throw err;
      // Its container may not have begun: following it is tried until it is gone.
      log.debug({ err, pod: name }, 'a pod tells no lines of the past');
    }
    return { pod, found: lastOf(found, wanted.lines), place };
  }

  /** Follows a pod from its place until it is gone, and keeps the place. */
  async function follow(
    pod: Pod,
    places: Map<string, Place>,
    take: (text: string, behind: Place) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    for (; !signal.aborted; await pause(againMs, signal)) {
      try {
        for await (const line of linesBehind(api, pod, places.get(pod.name), signal)) {
          const behind = placeBehind(line, places.get(pod.name));
          places.set(pod.name, behind);
          await take(line.text, behind);
        }
      } catch (err) {
        if (signal.aborted || (err instanceof ApiError && err.status === 404)) return;
        log.debug({ err, pod: pod.name }, 'the log of a pod breaks off; it is asked for again');
      }
    }
  }

  return {
    async *tail(wanted, outer) {
      const ended = new AbortController();
      const signal = AbortSignal.any([outer, ended.signal]);
      const queue = createBoundedQueue<LineRead>(WAITING);
      /** How far each pod has been read, and how far shown. */
      const read = new Map<string, Place>();
      const shown = new Map<string, Place>();
      const followed = new Set<string>();
      const begin = (pod: Pod) => {
        const instance = pod.name;
        followed.add(instance);
        const take = (text: string, behind: Place) =>
          queue.push({ instance, behind, record: recordOf(pod, text, wanted) }, signal);
        void follow(pod, read, take, signal).finally(() => followed.delete(instance));
      };
      try {
        const first = await pods(wanted.services, signal).catch((cause) => {
          if (signal.aborted) throw signal.reason;
          throw unavailable('LOGS_UNAVAILABLE', 'The logs cannot be read at the moment. Please try again.', {
            cause,
          });
        });
        let last: PastLine[] = [];
        const ends: LineRead[] = [];
        const known = wanted.from
          ? first.map((pod) => ({ pod, found: [], place: wanted.from!.get(pod.name) }))
          : await Promise.all(first.map((pod) => past(pod, wanted, signal)));
        for (const { pod, found, place } of known) {
          last = lastOf([...last, ...found], wanted.lines);
          if (place) {
            read.set(pod.name, place);
            ends.push({ instance: pod.name, behind: place });
          }
          begin(pod);
        }
        yield* showPast(last, ends, shown);

        for (let listed = performance.now(); !signal.aborted; ) {
          if (performance.now() - listed >= listEveryMs) {
            listed = performance.now();
            const now = await pods(wanted.services, signal).catch(() => undefined);
            for (const pod of now ?? []) {
              if (!followed.has(pod.name)) begin(pod);
            }
            if (now) forgetOthers(followed, read, shown);
          }
          yield* show(await queue.take(listEveryMs, signal), shown);
        }
        throw signal.reason;
      } finally {
        ended.abort();
      }
    },
  };
}

interface PodList {
  items?: {
    metadata: { name: string; labels?: Record<string, string> };
    status?: { phase?: string };
  }[];
}

/** Pods that are gone do not come back. */
function forgetOthers(followed: ReadonlySet<string>, ...maps: Map<string, Place>[]): void {
  for (const map of maps) {
    for (const name of map.keys()) if (!followed.has(name)) map.delete(name);
  }
}

function recordOf(pod: Pod, text: string, { levels }: Wanted): LogRecord | undefined {
  return readLine(text, { service: pod.service, instance: pod.name }, levels);
}
