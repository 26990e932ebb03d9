// The logs of a cluster: those of the pods of Plaza's services in this namespace, by the Kubernetes API. What the service account of
// ops needs for it is to list pods and to get pods/log.
import { unavailable } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/log.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { linesBehind, type Place, type Pod, pastOf, placeBehind } from './follow-pod.ts';
import { ApiError, type KubernetesApi } from './kubernetes-api.ts';
import { type LogRecord, type LogSource, lastOf, readLine, type Wanted } from './log-record.ts';
import { pause } from './pause.ts';

const SELECTOR = 'app.kubernetes.io/part-of=plaza,app.kubernetes.io/component=service';
/** How many lines of a pod are looked through for rare ones. */
const LOOKED_THROUGH = 5_000;
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
    const asked = wanted.levels.has('info') ? wanted.lines : LOOKED_THROUGH;
    const found: LogRecord[] = [];
    let place: Place | undefined;
    try {
      for await (const line of pastOf(api, pod, Math.max(1, asked), signal)) {
        place = placeBehind(line, place);
        const record = recordOf(pod, line.text, wanted);
        if (record) found.push(record);
      }
    } catch (err) {
      if (signal.aborted) throw err;
      // Its container may not have begun: following it is tried until it is gone.
      log.debug({ err, pod: pod.name }, 'a pod tells no lines of the past');
    }
    return { pod, found: lastOf(found, wanted.lines), place };
  }

  /** Follows a pod from its place until it is gone, and keeps the place. */
  async function follow(
    pod: Pod,
    places: Map<string, Place>,
    take: (text: string) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    for (; !signal.aborted; await pause(againMs, signal)) {
      try {
        for await (const line of linesBehind(api, pod, places.get(pod.name), signal)) {
          places.set(pod.name, placeBehind(line, places.get(pod.name)));
          await take(line.text);
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
      const queue = createBoundedQueue<LogRecord>(WAITING);
      const places = new Map<string, Place>();
      const followed = new Set<string>();
      const begin = (pod: Pod) => {
        followed.add(pod.name);
        const take = async (text: string) => {
          const record = recordOf(pod, text, wanted);
          if (record) await queue.push(record, signal);
        };
        void follow(pod, places, take, signal).finally(() => followed.delete(pod.name));
      };
      try {
        const first = await pods(wanted.services, signal).catch((cause) => {
          if (signal.aborted) throw signal.reason;
          throw unavailable('LOGS_UNAVAILABLE', 'The logs cannot be read at the moment. Please try again.', {
            cause,
          });
        });
        let last: LogRecord[] = [];
        for (const { pod, found, place } of await Promise.all(
          first.map((pod) => past(pod, wanted, signal)),
        )) {
          last = lastOf([...last, ...found], wanted.lines);
          if (place) places.set(pod.name, place);
          begin(pod);
        }
        yield* last;

        for (let listed = performance.now(); !signal.aborted; ) {
          if (performance.now() - listed >= listEveryMs) {
            listed = performance.now();
            for (const pod of await pods(wanted.services, signal).catch(() => [])) {
              if (!followed.has(pod.name)) begin(pod);
            }
          }
          const records = await queue.take(listEveryMs, signal);
          yield* lastOf(records, records.length);
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

function recordOf(pod: Pod, text: string, { levels }: Wanted): LogRecord | undefined {
  return readLine(text, { service: pod.service, instance: pod.name }, levels);
}
