// What orders asks of another service, asked of the real one and of the one that orders' own specs play: both have to answer alike, so
// that what those specs prove holds in the mesh.
import { type MethodDefinition, status } from '@grpc/grpc-js';
import { connect } from '../../src/orders/testing/orders.ts';
import { createWorld, type World } from '../../src/orders/testing/peers.ts';
import { PeerError } from '../../src/runtime/peer-error.ts';
import { createServer } from '../../src/runtime/server.ts';
import { silentLog } from '../../src/runtime/testing/database.ts';

export type Ask = <Q, R>(method: MethodDefinition<Q, R>, request: Q) => Promise<R>;

/** Code, reason and named fields of a refusal: what orders tells its own callers, or decides by. */
export async function refusalOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof PeerError)) throw error;
    const fields = error.violations.map(({ field }) => field).sort();
    return [status[error.code], error.reason, ...fields].join(' ');
  }
  return 'no refusal';
}

/** The services as orders' specs play them, on a server of their own. */
export async function startPlayed(): Promise<{ world: World; ask: Ask; stop(): Promise<void> }> {
  const world = createWorld();
  const server = createServer({ log: silentLog(), services: world.services() });
  const client = connect(await server.listen('127.0.0.1:0'));
  return {
    world,
    ask: (method, request) => client.call(method, request, {}),
    async stop() {
      client.close();
      await server.stop(0);
    },
  };
}
