// grpc.health.v1 for a service: Check and Watch, under '' and under each of its service names.
//
//   const health = createHealth({ services: ['plaza.catalog.v1.Catalog'], probe: () => db.healthy(), log });
import { HealthImplementation } from 'grpc-health-check';
import type { Logger } from './log.ts';

export interface Health {
  /** Probes now, and then again and again; resolves after the first probe. */
  start(): Promise<void>;
  /** NOT_SERVING from now on, whatever the probe says. */
  drain(): void;
  stop(): void;
  /** Registers grpc.health.v1.Health. */
  addTo(server: Parameters<HealthImplementation['addToServer']>[0]): void;
}

export interface HealthOptions {
  /** Fully qualified service names; '' is added. */
  services: readonly string[];
  /** Whether the service can do its work; must settle within about a second. A throw is a no. */
  probe: () => Promise<boolean>;
  log: Logger;
  /** Pause between probes, default 1000 ms. */
  intervalMs?: number;
}

/** NOT_SERVING until the first probe has succeeded. */
export function createHealth(options: HealthOptions): Health {
  const { probe, log, intervalMs = 1_000 } = options;
  const names = ['', ...options.services];
  const implementation = new HealthImplementation();
  let serving: boolean | undefined;
  let draining = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function set(next: boolean): void {
    if (serving === next) return;
    serving = next;
    for (const name of names) implementation.setStatus(name, next ? 'SERVING' : 'NOT_SERVING');
  }
  set(false);

  async function check(): Promise<void> {
    const ok = await probe().catch(() => false);
    if (draining || stopped) return;
    if (ok !== serving) log.info({ serving: ok }, 'health changed');
    set(ok);
    timer = setTimeout(check, intervalMs);
    timer.unref();
  }

  return {
    start: check,
    drain() {
      draining = true;
      clearTimeout(timer);
      set(false);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    addTo: (server) => implementation.addToServer(server),
  };
}
