// The life of a service process, from its environment to exit code 0. A main.ts is one call:
//
//   await runService({ service: 'catalog', readConfig, createApp });
//
// Stopping (SIGTERM, SIGINT): health says NOT_SERVING -> DRAIN_MS for the health checkers to see it -> the server takes no more
// calls, ends streams UNAVAILABLE and finishes calls within 10 s -> the app stops (relays, then pools) -> exit 0.
// What a stray callback of a handler throws ends its call with INTERNAL, and the process lives.
import { ConfigError } from './config.ts';
import type { Health } from './health.ts';
import { createLog, type Logger } from './log.ts';
import { failStray } from './running-call.ts';
import type { Server } from './server.ts';
import type { MetricsAddress } from './telemetry/metrics-address.ts';
import { type MetricsServer, serveMetrics } from './telemetry/metrics-server.ts';
import { type TelemetryConfig, telemetryOf, unsupported } from './telemetry/settings.ts';
import { createTelemetry, noTelemetry, type Telemetry } from './telemetry/telemetry.ts';
import { startTracing, type Tracing } from './telemetry/tracing.ts';

/** What a composition root (app.ts) gives. */
export interface App {
  readonly server: Server;
  readonly health: Health;
  /** Starts background work: relays, reapers; after the server listens. */
  start?(): Promise<void> | void;
  /** Ends background work and closes pools; after the server has stopped. */
  stop(): Promise<void>;
}

interface BaseConfig extends TelemetryConfig {
  readonly listen: string;
  readonly instance: string;
  readonly mesh: string;
  readonly logLevel: string;
  readonly drainMs: number;
  readonly metrics: MetricsAddress | undefined;
}

const GRACE_MS = 10_000;
const APP_STOP_MS = 10_000;

/** Runs a service until a signal ends it; exits 0 after an orderly stop, 1 when it could not start or stop. */
export async function runService<C extends BaseConfig>(options: {
  service: string;
  readConfig: (env: NodeJS.ProcessEnv) => C;
  createApp: (config: C, log: Logger, telemetry: Telemetry) => App | Promise<App>;
}): Promise<void> {
  let config: C;
  try {
    config = options.readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${options.service}: ${error.message}`);
    process.exitCode = 1;
    return;
  }
  const log = createLog({ service: options.service, instance: config.instance, level: config.logLevel });
  surviveStrayErrors(log);
  const ignored = unsupported(process.env);
  if (ignored.length > 0) log.warn({ ignored }, 'variables of OpenTelemetry that Plaza does not support');
  try {
    const settings = telemetryOf(config);
    const telemetry = settings.enabled ? createTelemetry() : noTelemetry;
    // First: what does not start is to be seen too.
    const shown: MetricsServer | undefined =
      config.metrics && (await serveMetrics(config.metrics, telemetry));
    const { service } = options;
    const { instance, mesh } = config;
    const tracing = await startTracing({ service, instance, mesh, settings, log, telemetry });
    const app = await options.createApp(config, log, telemetry);
    await app.health.start();
    const address = await app.server.listen(config.listen);
    await app.start?.();
    log.info({ address, metrics: shown?.address, pid: process.pid }, 'listening');
    stopOnSignal(app, tracing, config.drainMs, log);
  } catch (err) {
    // Not fatal: pino writes such a line at once, past those that are still on their way.
    log.error({ err }, 'cannot start');
    exit(log, 1);
  }
}

/** Stops an app in order; rejects when its own stop() does not end in time. */
export async function stopInOrder(app: App, drainMs: number, graceMs = GRACE_MS): Promise<void> {
  app.health.drain();
  await sleep(drainMs);
  await app.server.stop(graceMs);
  app.health.stop();
  const late = sleep(APP_STOP_MS).then(() => {
    throw new Error('background work or database connections did not end in time');
  });
  await Promise.race([app.stop(), late]);
}

function stopOnSignal(app: App, tracing: Tracing, drainMs: number, log: Logger): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return; // a terminal sends SIGINT to the whole group, and a supervisor SIGTERM on top
    stopping = true;
    log.info({ signal }, 'stopping');
    try {
      await stopInOrder(app, drainMs);
      await tracing.stop();
      log.info('stopped');
      exit(log, 0);
    } catch (err) {
      log.error({ err }, 'cannot stop in order');
      exit(log, 1);
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Node would end the process: one request could take all others down. */
function surviveStrayErrors(log: Logger): void {
  const survive = (err: unknown, origin: string) => {
    if (!failStray(err)) log.error({ err, origin }, 'stray error');
  };
  process.on('uncaughtException', (err, origin) => survive(err, origin));
  process.on('unhandledRejection', (err) => survive(err, 'unhandledRejection'));
}

function exit(log: Logger, code: number): void {
  log.flush(() => process.exit(code));
  // A reader of our output that does not read must not keep the process.
  setTimeout(() => process.exit(code), 1_000).unref();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
