import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { connectBroker, type Topology } from './broker/broker.ts';
import type { Database } from './database.ts';
import type { Logger } from './log.ts';
import { appendEvents } from './outbox.ts';
import { createRelay } from './outbox-relay.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** Publishes what a service tells in its outbox; for one that takes nothing from the broker itself. */
export interface Publisher {
  /** What the service reads and refuses, told by the same outbox. */
  readonly trail: AuditTrail;
  start(): void;
  /** Look soon: call it after the commit of a transaction that appended events. */
  wake(): void;
  stop(): Promise<void>;
}

export function createPublisher(options: {
  db: Database;
  config: { readonly brokerUrl: string; readonly brokerTopology: Topology };
  /** Shown in the broker's own lists. */
  name: string;
  log: Logger;
  telemetry?: Telemetry;
}): Publisher {
  const { db, config, name, log, telemetry } = options;
  let running: { wake(): void; stop(): Promise<void> } | undefined;
  const trail = outboxTrail(db, () => running?.wake(), log);
  return {
    trail,
    start() {
      const { brokerUrl: url, brokerTopology: topology } = config;
      const broker = connectBroker({ url, topology, name, log, telemetry });
      const relay = createRelay({ db, log, telemetry, publish: broker.publish });
      relay.start();
      running = {
        wake: relay.wake,
        async stop() {
          await relay.stop();
          await broker.close();
        },
      };
    },
    wake: () => running?.wake(),
    async stop() {
      await trail.stop();
      await running?.stop();
    },
  };
}

/** A trail that is told by the outbox of a service. */
export function outboxTrail(db: Database, wake: () => void, log: Logger): AuditTrail {
  return createAuditTrail({
    async keep(events) {
      await appendEvents(db, events);
      wake();
    },
    log,
  });
}
