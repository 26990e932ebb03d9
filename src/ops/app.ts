import opsGrpc from '../../gen/plaza/ops/v1/ops_grpc_pb.js';
import { createFault } from '../runtime/fault.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createPeers } from '../runtime/peers.ts';
import { createServer, implement } from '../runtime/server.ts';
import { createAskHealth } from './ask-health.ts';
import type { Config } from './config.ts';
import { createAskEnvoys } from './envoy/ask-envoys.ts';
import { getHealth } from './rpc/get-health.ts';
import { listServices } from './rpc/list-services.ts';

/** ops has no database: it serves as soon as it runs. */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const peers = createPeers(config.mesh);
  const ask = { askMs: config.askMs, log };
  const names = new Set([...config.services, 'ops']);
  const others = config.services.filter((name) => name !== 'ops');
  const services = [
    implement(opsGrpc.HealthService, { getHealth: getHealth(createAskHealth(peers, others, ask)) }),
    implement(opsGrpc.MeshService, {
      listServices: listServices(names, createAskEnvoys(config.envoys, names, ask)),
    }),
  ];
  const health = createHealth({ services: services.map(({ name }) => name), probe: async () => true, log });
  const fault = createFault(config.fault);
  const server = createServer({ log, services, health, reflection: config.reflection, fault });
  return {
    server,
    health,
    async stop() {
      peers.close();
    },
  };
}
