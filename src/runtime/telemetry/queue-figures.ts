// What becomes of messages, and how many wait: the same for both brokers.
import type { Broker } from '../broker/broker.ts';
import type { Logger } from '../log.ts';
import { every } from '../periodic.ts';
import { runtimeMetrics } from './metrics.ts';
import type { Telemetry } from './telemetry.ts';

export type MessageResult = 'done' | 'again' | 'dead' | 'refused';

export interface QueueFigures {
  /** A message is handed to its handler: again, when it was so before. */
  taken(queue: string, publishTime: string | undefined, again: boolean): void;
  ended(queue: string, result: MessageResult): void;
  /** Looks at the broker now and then, and at a queue as soon as it is given. */
  watch(broker: Pick<Broker, 'depth' | 'answers'>, log: Logger): { add(queue: string): void; stop(): void };
}

const LOOK_MS = 5_000;

export function queueFigures(telemetry: Telemetry, everyMs = LOOK_MS): QueueFigures {
  const consumed = telemetry.counter(runtimeMetrics.messagesConsumed);
  const redelivered = telemetry.counter(runtimeMetrics.messagesRedelivered);
  const messages = telemetry.gauge(runtimeMetrics.queueMessages);
  const ages = telemetry.gauge(runtimeMetrics.queueAge);
  const dead = telemetry.gauge(runtimeMetrics.deadLetters);
  const up = telemetry.gauge(runtimeMetrics.brokerUp);
  /** When the message was published that was taken last, by queue. */
  const lastTaken = new Map<string, number>();
  /** When a queue was last seen empty. */
  const lastEmpty = new Map<string, number>();

  async function look(broker: Pick<Broker, 'depth' | 'answers'>, queues: ReadonlySet<string>): Promise<void> {
    up.set({}, (await broker.answers()) ? 1 : 0);
    for (const queue of queues) {
      const waiting = await broker.depth(queue);
      messages.set({ queue }, waiting);
      ages.set({ queue }, ageOf(queue, waiting, Date.now()) / 1_000);
      dead.set({ queue }, await broker.depth(`${queue}.dead`));
    }
  }

  /**
   * No broker is asked for the age of its oldest message, and RabbitMQ would not tell. What waits was published after what was taken last, and came
   * after the queue was empty.
   */
  function ageOf(queue: string, waiting: number, now: number): number {
    const since = lastEmpty.get(queue);
    if (waiting === 0 || since === undefined) lastEmpty.set(queue, now);
    if (waiting === 0) return 0;
    return Math.max(0, now - Math.max(lastTaken.get(queue) ?? 0, since ?? now));
  }

  return {
    taken(queue, publishTime, again) {
      const at = Date.parse(publishTime ?? '');
      if (!Number.isNaN(at)) lastTaken.set(queue, at);
      if (again) redelivered.add({ queue });
    },
    ended: (queue, result) => consumed.add({ queue, result }),
    watch(broker, log) {
      const queues = new Set<string>();
      if (!telemetry.enabled) return { add() {}, stop() {} };
      const job = every(everyMs, 'look at the broker', log, () =>
        look(broker, queues).catch((err) => {
          up.set({}, 0);
          log.debug({ err }, 'broker: cannot look at the queues');
        }),
      );
      return {
        add(queue) {
          queues.add(queue);
          redelivered.add({ queue }, 0);
          for (const result of ['done', 'again', 'dead', 'refused'] as const)
            consumed.add({ queue, result }, 0);
        },
        // Not awaited: a look at a broker that is away takes longer than a service has for its end.
        stop: () => void job.stop(),
      };
    },
  };
}
