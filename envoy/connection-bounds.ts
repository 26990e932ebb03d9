import { readFileSync } from 'node:fs';
import { type JsonObject, typed } from './typed.ts';

/** Connections from clients that an Envoy holds at once; Istio's is told the same. */
export const maxConnections = 10_000;
/** Of one address; a network of 64 bits is one of IPv6. Each worker thread of a proxy counts its own. */
export const maxConnectionsOfAddress = 1_000;
/** From so many on, each new connection closes the oldest that has never sent anything. */
const crowded = 9_000;
/** How long a handshake of TLS may take, and what has to come before one that tells which certificate is meant. */
export const handshakeTimeout = '5s';

const module = readFileSync(new URL('wasm/connections.wasm', import.meta.url)).toString('base64');

/** The first filter of a stranger's connection (wasm/connections.ts): Envoy itself counts none by address. */
export function connectionsOfAddress(): JsonObject {
  return {
    name: 'plaza.connections',
    typed_config: typed('envoy.extensions.filters.network.wasm.v3.Wasm', {
      config: {
        name: 'connections',
        configuration: typed('google.protobuf.StringValue', {
          value: `${maxConnectionsOfAddress} ${crowded}`,
        }),
        // A proxy that cannot count lets clients in all the same.
        failure_policy: 'FAIL_OPEN',
        vm_config: {
          // The same for all listeners: they count together.
          vm_id: 'connections',
          runtime: 'envoy.wasm.runtime.v8',
          code: { local: { inline_bytes: module } },
        },
      },
    }),
  };
}
