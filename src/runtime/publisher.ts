import { connectBroker, type Topology } from './broker/broker.ts';
import type { Database } from './database.ts';
import type { Logger } from './log.ts';
import { createRelay } from './outbox-relay.ts';

/** Publishes what a service tells in its outbox; for one that takes nothing from the broker itself. */
export interface Publisher {
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
}): Publisher {
  const { db, config, name, log } = options;
  let running: { wake(): void; stop(): Promise<void> } | undefined;
  return {
    start() {
      const broker = connectBroker({ url: config.brokerUrl, topology: config.brokerTopology, name, log });
      const relay = createRelay({ db, log, publish: broker.publish });
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
    stop: async () => running?.stop(),
  };
}
