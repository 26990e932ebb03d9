// Makes entries of what the proxies refuse, which no service hears of: whoever knocks at the gateway without a right to.
//
// Each replica reads all of it and makes the same entries, by ids that follow from the lines, so that one is enough and twins are kept once;
// a replica that starts reads what there is from its beginning. How much one asker can make of it is bounded as in the services.
import { createAuditLimit } from '../../runtime/audit-limit.ts';
import type { Event } from '../../runtime/broker/event.ts';
import type { Logger } from '../../runtime/log.ts';
import { pause } from '../logs/pause.ts';
import type { AccessLogs } from './access-logs.ts';
import { idOf, readRefusal } from './read-refusal.ts';

export interface RefusalWatch {
  stop(): Promise<void>;
}

export interface RefusalWatchOptions {
  logs: AccessLogs;
  keep(events: readonly Event[]): Promise<unknown>;
  log: Logger;
  /** How long before it goes on after a failure, default 1 000. */
  againMs?: number;
  /** How often it looks whether a minute is over, default 5 000. */
  everyMs?: number;
}

export function watchRefusals(options: RefusalWatchOptions): RefusalWatch {
  const { logs, log, againMs = 1_000, everyMs = 5_000 } = options;
  /** One for each proxy: the minutes of one log come in their order. */
  const limits = new Map<string, ReturnType<typeof createAuditLimit>>();
  let lastTaken = Date.now();
  const stopped = new AbortController();
  const { signal } = stopped;

  /** Again until it is kept: lines are read once. */
  async function keep(events: readonly Event[]): Promise<void> {
    for (let failed = false; events.length > 0 && !signal.aborted; failed = true) {
      try {
        await options.keep(events);
        return;
      } catch (err) {
        if (!failed) log.warn({ err }, 'refusals of the proxies wait');
        await pause(againMs, signal);
      }
    }
  }

  async function take(lines: readonly string[]): Promise<void> {
    lastTaken = Date.now();
    const kept: Event[] = [];
    for (const text of lines) {
      const refusal = readRefusal(text);
      if (!refusal) continue;
      const proxy = proxyOf(text);
      const limit = limits.get(proxy) ?? createAuditLimit();
      limits.set(proxy, limit);
      if (limit.allows(refusal.event.data, refusal.time)) kept.push(refusal.event);
      kept.push(...leftOut(proxy, refusal.time, refusal.event));
    }
    await keep(kept);
  }

  function leftOut(proxy: string, at: number, like?: Event): Event[] {
    const over = limits.get(proxy)!.over(at);
    return over.map(({ asked, count, minute }) => {
      const service = like?.data.service ?? (proxy.startsWith('gateway') ? 'gateway' : '');
      const data = {
        ...{
          actor: asked.actor,
          action: asked.action,
          resource: '',
          requestId: '',
          address: asked.address,
          service,
        },
        ...{ outcome: 'REFUSED', detail: `${count} more within the minute` },
      };
      const id = idOf(minute, `${proxy} ${JSON.stringify(asked)}`);
      const time = new Date(minute).toISOString();
      return {
        id,
        type: 'audit.recorded',
        resource: '',
        userId: '',
        requestId: '',
        traceparent: '',
        time,
        data,
      };
    });
  }

  async function tellLeft(): Promise<void> {
    for (; !signal.aborted; await pause(everyMs, signal)) {
      // Only when nothing is being read: what a replica that starts has yet to read is of minutes long before.
      if (Date.now() - lastTaken < 2 * everyMs) continue;
      for (const proxy of limits.keys()) await keep(leftOut(proxy, Date.now() - everyMs));
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await logs.follow(take, signal);
      } catch (err) {
        if (!signal.aborted) log.warn({ err }, 'the access logs cannot be read; they are tried again');
        await pause(againMs, signal);
      }
    }
  }

  const running = Promise.all([run(), tellLeft()]);
  return {
    async stop() {
      stopped.abort(new Error('the service stops'));
      await running;
    },
  };
}

const proxyOf = (text: string): string => /"proxy":"([^"]*)"/.exec(text)?.[1] ?? '';
