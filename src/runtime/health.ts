// grpc.health.v1 for a service: Check and Watch, under '', under each of its service names, and as a process.
//
//   const health = createHealth({ services: ['plaza.catalog.v1.Catalog'], probe: () => db.healthy(), log });
import { HealthImplementation } from 'grpc-health-check';
import type { Logger } from './log.ts';

/** The name under which a process serves as long as it answers at all: what no restart heals does not change it. */
export const PROCESS = 'process';

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
  /** What some of the services need besides, by name: without it they do not serve, and the whole does. */
  parts?: Readonly<Record<string, () => Promise<boolean>>>;
  /** Nothing serves before it has settled. */
  ready?: Promise<void>;
  log: Logger;
  /** Pause between probes, default 1000 ms. */
  intervalMs?: number;
}

/** NOT_SERVING until the first probe has succeeded. */
export function createHealth(options: HealthOptions): Health {
  const { probe, log, parts = {}, intervalMs = 1_000 } = options;
  const names = ['', ...options.services];
  const implementation = new HealthImplementation();
  const serving = new Map<string, boolean>();
  let draining = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  function set(name: string, next: boolean): void {
    if (serving.get(name) === next) return;
    const isFirst = !serving.has(name);
    serving.set(name, next);
    implementation.setStatus(name, next ? 'SERVING' : 'NOT_SERVING');
    if (isFirst || draining || (name !== '' && !(name in parts))) return;
    log.info({ serving: next, ...(name !== '' && { of: name }) }, 'health changed');
  }
  for (const name of names) set(name, false);
  implementation.setStatus(PROCESS, 'SERVING');
  let isReady = options.ready === undefined;

  let answers: readonly (readonly [string, boolean])[] = [];

  function tell(): void {
    if (draining || stopped) return;
    for (const [name, ok] of answers) set(name, ok && isReady);
  }
  void options.ready?.then(() => {
    isReady = true;
    tell();
  });

  async function check(): Promise<void> {
    const whole = holds(probe);
    const found = await Promise.all(
      names.map(async (name) => {
        const part = parts[name];
        return [name, (await whole) && (!part || (await holds(part)))] as const;
      }),
    );
    if (draining || stopped) return;
    answers = found;
    tell();
    timer = setTimeout(check, intervalMs);
    timer.unref();
  }

  return {
    start: check,
    drain() {
      draining = true;
      clearTimeout(timer);
      for (const name of names) set(name, false);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    addTo: (server) => implementation.addToServer(server),
  };
}

async function holds(probe: () => Promise<boolean>): Promise<boolean> {
  try {
    return await probe();
  } catch {
    return false;
  }
}
