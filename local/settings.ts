import { type Otel, readOtel } from './otel.ts';

/** What the person at the terminal may set for the local run. */
export interface Settings {
  /** Added to the gateway's ports 8080 and 8443. */
  portOffset: number;
  /** Admin URL of a PostgreSQL server to use instead of the embedded one. */
  serverUrl: string | undefined;
  /** A RabbitMQ to use instead of pg-boss. */
  brokerUrl: string | undefined;
  /** An Envoy to use instead of the pinned one. */
  envoyBin: string | undefined;
  /** Whether Prometheus and the others run beside the mesh: as programs of this machine, or by compose.observe.yaml. */
  observe: 'programs' | 'docker' | undefined;
  otel: Otel;
}

/** The state of `make up`, relative to the root of the checkout; nothing of a run is anywhere else. PLAZA_DIR is for tests of it. */
export const STATE_DIR = process.env.PLAZA_DIR || '.plaza';

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const { PORT_OFFSET, POSTGRES_URL, BROKER_URL, ENVOY_BIN, OBSERVE } = env;
  if (POSTGRES_URL && !/^postgres(ql)?:\/\//.test(POSTGRES_URL)) {
    throw new Error('POSTGRES_URL is a URL such as postgres://admin:password@localhost:5432/postgres.');
  }
  if (BROKER_URL && !/^amqps?:\/\//.test(BROKER_URL)) {
    throw new Error('BROKER_URL is the URL of a RabbitMQ such as amqp://user:password@localhost:5672/vhost.');
  }
  const observe = ({ '': undefined, '1': 'programs', docker: 'docker' } as const)[OBSERVE ?? ''];
  if (OBSERVE && !observe) throw new Error('OBSERVE is 1 or docker, or not set.');
  return {
    portOffset: PORT_OFFSET ? Number(PORT_OFFSET) : 0,
    serverUrl: POSTGRES_URL || undefined,
    brokerUrl: BROKER_URL || undefined,
    envoyBin: ENVOY_BIN || undefined,
    observe,
    otel: readOtel(env),
  };
}
