import { brokerSettings } from '../runtime/broker/settings.ts';
import { integer, optionalText, readEnv, type Setting, serviceSettings } from '../runtime/config.ts';
import type { AdminAddress } from './envoy/admin.ts';

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

/** `dir:<path>` of a folder with a file for each replica, or `kubernetes`. */
export type Logs = { readonly directory: string } | 'kubernetes';

function logs(name: string): Setting<Logs | undefined> {
  return {
    name,
    parse(value) {
      if (value === undefined || value === 'kubernetes') return value;
      const directory = /^dir:(.+)$/.exec(value)?.[1];
      if (directory === undefined) throw new Error('must be dir:<path> or kubernetes');
      return { directory };
    },
  };
}

/** Where traces and figures go when not to ops; undefined when they go there. */
const elsewhere: Setting<string | undefined> = {
  name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  parse(value) {
    if (value === undefined) return undefined;
    const { protocol, host } = URL.parse(value) ?? {};
    if (protocol !== 'http:' && protocol !== 'https:') throw new Error('must be http(s)://<host>:<port>');
    // Who may see this address need not see a user and a password in it.
    return `${protocol}//${host}`;
  },
};

/** Who is sent every span as well, `<host>:<port>`; nobody by default. */
const forwardTracesTo: Setting<string | undefined> = {
  name: 'FORWARD_TRACES_TO',
  parse(value) {
    if (value !== undefined && !/^[^\s/:]+:\d{1,5}$/.test(value)) throw new Error('must be <host>:<port>');
    return value;
  },
};

export const readConfig = (env: NodeJS.ProcessEnv) =>
  readEnv(
    {
      ...serviceSettings,
      ...brokerSettings,
      /** The other services of the mesh. */
      services: names('SERVICES'),
      /** The Envoys whose admin interfaces ops may read; none when it is not set. */
      envoys: adminAddresses('ENVOY_ADMIN'),
      /** Where the logs of the services are; nobody can read them when it is not set. */
      logs: logs('LOGS'),
      /** How many spans a second should come, at about the most; 0 leaves the share of calls that are traced as it is. */
      spansPerSecond: integer('SPANS_PER_SECOND', { default: 0, min: 0, max: 10_000 }),
      elsewhere,
      /** How people know that collector, where services reach it by another address. */
      collector: optionalText('COLLECTOR'),
      forwardTracesTo,
      /** How long an Envoy, or a service that is asked for its health, may take. */
      askMs: integer('ASK_MS', { default: 1_000, min: 10, max: 4_000 }),
    },
    env,
  );

export type Config = ReturnType<typeof readConfig>;
