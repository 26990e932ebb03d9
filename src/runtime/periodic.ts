import type { Logger } from './log.ts';
import { inJobSpan } from './telemetry/job-spans.ts';

export interface Periodic {
  /** Starts no more runs, and waits for the one that runs. */
  stop(): Promise<void>;
}

/** Runs a job now and then every `ms` after its end (±10 %, so that replicas spread); a failed run is logged and the next one comes. */
export function every(ms: number, name: string, log: Logger, job: () => Promise<unknown>): Periodic {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = run();

  async function run(): Promise<void> {
    try {
      await inJobSpan(name, job);
    } catch (err) {
      log.warn({ err, job: name }, 'periodic job failed');
    }
    if (stopped) return;
    timer = setTimeout(
      () => {
        running = run();
      },
      ms * (0.9 + Math.random() * 0.2),
    );
    timer.unref();
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
