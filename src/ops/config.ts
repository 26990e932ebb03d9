import { integer, readEnv, type Setting, serviceSettings } from '../runtime/config.ts';
import type { AdminAddress } from './envoy/admin.ts';

const { listen, mesh, instance, logLevel, reflection, drainMs, fault } = serviceSettings;

/** Service names separated by commas. */
function names(name: string): Setting<readonly string[]> {
  return {
    name,
    parse(value) {
      if (value === undefined) throw new Error('is not set');
      const list = value.split(',').map((one) => one.trim());
      if (!list.every((one) => /^[a-z][a-z0-9-]*$/.test(one)))
        throw new Error('must be names separated by commas');
      return list;
    },
  };
}

/** `<observer>=<address>` separated by commas; `self` is the sidecar of ops. An address is unix:<path> or http://<host>:<port>. */
function adminAddresses(name: string): Setting<readonly AdminAddress[]> {
  return {
    name,
    parse(value = '') {
      return value
        .split(',')
        .filter((one) => one.trim() !== '')
        .map((one) => {
          const match = /^\s*([a-z][a-z0-9-]*)=(unix:.+|http:\/\/[^/]+)\s*$/.exec(one);
          if (!match) throw new Error('must be <observer>=<address> separated by commas');
          return { observer: match[1] === 'self' ? 'ops' : match[1]!, address: match[2]! };
        });
    },
  };
}

export const readConfig = (env: NodeJS.ProcessEnv) =>
  readEnv(
    {
      ...{ listen, mesh, instance, logLevel, reflection, drainMs, fault },
      /** The other services of the mesh. */
      services: names('SERVICES'),
      /** The Envoys whose admin interfaces ops may read; none when it is not set. */
      envoys: adminAddresses('ENVOY_ADMIN'),
      /** How long one of them, or a service that is asked for its health, may take. */
      askMs: integer('ASK_MS', { default: 1_000, min: 10, max: 4_000 }),
    },
    env,
  );

export type Config = ReturnType<typeof readConfig>;
