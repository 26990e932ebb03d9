import { readSettings } from '../settings.ts';
import { up } from '../up.ts';
import { runCommand } from './command.ts';

const USAGE = `Usage: make up [PORT_OFFSET=100] [POSTGRES_URL=postgres://…] [BROKER_URL=amqp://…] [ENVOY_BIN=…] [OBSERVE=1]
             [OTEL_EXPORTER_OTLP_ENDPOINT=http://…]

Starts PostgreSQL, every service with its Envoy, the gateway and demo data, and stays until Ctrl-C.
  PORT_OFFSET   added to the gateway's ports 8080 and 8443, for checkouts side by side
  POSTGRES_URL  admin URL of a PostgreSQL 15 or newer to use instead of the embedded one
  BROKER_URL    a RabbitMQ to use instead of pg-boss in that PostgreSQL
  ENVOY_BIN     an Envoy to use instead of the pinned one
  OBSERVE=1     Prometheus, Alertmanager and Jaeger beside it, as far as their programs are there;
                OBSERVE=docker for those of compose.observe.yaml
  OTEL_EXPORTER_OTLP_ENDPOINT
                a collector of your own, which takes traces and figures in place of ops
  --bare        no demo data`;

await runCommand(USAGE, { bare: { type: 'boolean' } }, ({ bare }) => up(readSettings(), { demoData: !bare }));
