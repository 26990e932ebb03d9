import otlpMetricsGrpc from '../../gen/opentelemetry/proto/collector/metrics/v1/metrics_service_grpc_pb.js';
import otlpTracesGrpc from '../../gen/opentelemetry/proto/collector/trace/v1/trace_service_grpc_pb.js';
import accountsGrpc from '../../gen/plaza/accounts/v1/accounts_grpc_pb.js';
import accountsPb from '../../gen/plaza/accounts/v1/accounts_pb.js';
import opsGrpc from '../../gen/plaza/ops/v1/ops_grpc_pb.js';
import { createAuditTrail } from '../runtime/audit-trail.ts';
import { connectBroker } from '../runtime/broker/broker.ts';
import { openDatabase } from '../runtime/database.ts';
import { createFault } from '../runtime/fault.ts';
import { followRevocations } from '../runtime/follow-revocations.ts';
import { createHealth } from '../runtime/health.ts';
import type { App } from '../runtime/lifecycle.ts';
import type { Logger } from '../runtime/log.ts';
import { createNotices } from '../runtime/notices.ts';
import { createPageTokens } from '../runtime/pages.ts';
import { createPeers } from '../runtime/peers.ts';
import { every, type Periodic } from '../runtime/periodic.ts';
import { createServer, implement } from '../runtime/server.ts';
import { runtimeMetrics } from '../runtime/telemetry/metrics.ts';
import { noTelemetry, type Telemetry } from '../runtime/telemetry/telemetry.ts';
import { createAskHealth } from './ask-health.ts';
import { createAuditLog } from './audit-log.ts';
import type { Config } from './config.ts';
import { AUDIT_ENTRIES } from './db/tables.ts';
import { createMeshWatch } from './domain/mesh-watch.ts';
import { askAdmin } from './envoy/admin.ts';
import { createAskEnvoys } from './envoy/ask-envoys.ts';
import { openLogs } from './logs/open-logs.ts';
import { openAccessLogs } from './refusals/access-logs.ts';
import { type RefusalWatch, watchRefusals } from './refusals/refusal-watch.ts';
import { exportMetrics } from './rpc/export-metrics.ts';
import { exportTraces } from './rpc/export-traces.ts';
import { getHealth } from './rpc/get-health.ts';
import { getTrace } from './rpc/get-trace.ts';
import { listEntries } from './rpc/list-entries.ts';
import { listServices } from './rpc/list-services.ts';
import { listTraces } from './rpc/list-traces.ts';
import { recordMetrics } from './rpc/record-metrics.ts';
import { noObserver } from './rpc/services-message.ts';
import { tailEntries } from './rpc/tail-entries.ts';
import { tailLogs } from './rpc/tail-logs.ts';
import { watchFigures } from './rpc/watch-figures.ts';
import { watchMesh } from './rpc/watch-mesh.ts';
import { createElsewhere } from './telemetry/elsewhere.ts';
import { createFigures } from './telemetry/figures.ts';
import { createForward } from './telemetry/forward.ts';
import { boundSampling } from './telemetry/sampling.ts';
import { createTraceStore, type TraceStore } from './telemetry/trace-store.ts';
import { createTellHead } from './tell-head.ts';

/** Entries that are written at once. */
const BATCH = 200;
/** Logs are kept elsewhere: what the head was then, nobody with the database can take back. */
const HEAD_EVERY_MS = 60_000;

export async function createApp(
  config: Config,
  log: Logger,
  telemetry: Telemetry = noTelemetry,
): Promise<App> {
  const { instance, databaseUrl: url } = config;
  const db = openDatabase({ url, max: config.databasePool, name: instance, log, telemetry });
  const notices = createNotices({ url, channel: AUDIT_ENTRIES, name: instance, log });
  const known = telemetry.counter(runtimeMetrics.inboxDuplicates);
  const auditLog = createAuditLog({
    db,
    notices,
    duplicates: (entries) => known.add({ queue: 'audit_queue' }, entries),
    log,
  });
  const tokens = createPageTokens(config.pageTokenSecret);
  const peers = createPeers(config.mesh);
  const revoked = peers.connect('accounts', accountsGrpc.RevocationsService);
  const { revocations, ...followed } = followRevocations(
    (call) => revoked.watchRevocations(new accountsPb.WatchRevocationsRequest(), call),
    log,
  );
  const ask = { askMs: config.askMs, log };
  const names = new Set([...config.services, 'ops']);
  const others = config.services.filter((name) => name !== 'ops');
  const askOthers = createAskHealth(peers, others, ask);
  const askHealth = async () => {
    const [answers, own] = await Promise.all([askOthers(), db.healthy()]);
    return answers.set('ops', own ? 'serving' : 'not-serving');
  };
  const askEnvoys = createAskEnvoys(config.envoys, names, ask);
  const watch = createMeshWatch({ services: names, ask: askEnvoys, unseen: noObserver, log });
  const traces = createTraceStore();
  const figures = createFigures();
  const elsewhere = createElsewhere({
    ...config,
    elsewhere: config.elsewhere && (config.collector ?? config.elsewhere),
  });
  const forward =
    config.forwardTracesTo === undefined
      ? undefined
      : createForward({ address: config.forwardTracesTo, log });
  const services = [
    implement(otlpTracesGrpc.TraceServiceService, { export: exportTraces(traces, forward) }),
    implement(otlpMetricsGrpc.MetricsServiceService, { export: exportMetrics(figures) }),
    implement(opsGrpc.FiguresService, { watchFigures: watchFigures(figures, tokens, elsewhere.figures) }),
    implement(opsGrpc.TracesService, {
      listTraces: listTraces(traces, elsewhere.traces),
      getTrace: getTrace(traces, elsewhere.traces),
    }),
    implement(opsGrpc.HealthService, { getHealth: getHealth(askHealth) }),
    implement(opsGrpc.MeshService, {
      listServices: listServices(names, askEnvoys),
      watchMesh: watchMesh(watch, tokens),
    }),
    implement(opsGrpc.AuditService, {
      listEntries: listEntries(db, tokens),
      tailEntries: tailEntries(db, auditLog, tokens),
    }),
    implement(opsGrpc.LogsService, { tailLogs: tailLogs(names, openLogs(config.logs, log), tokens) }),
    implement(opsGrpc.MetricsService, { recordMetrics: recordMetrics() }),
  ];
  const health = createHealth({
    services: services.map(({ name }) => name),
    // When the database is gone, somebody has to be there to say so.
    probe: async () => true,
    ready: followed.ready,
    parts: { 'plaza.ops.v1.Audit': () => db.healthy() },
    log,
  });
  const fault = createFault(config.fault);
  const trail = createAuditTrail({ keep: auditLog.append, log });
  const server = createServer({
    log,
    services,
    telemetry,
    health,
    reflection: config.reflection,
    fault,
    trail,
    revocations,
  });
  const broker = connectBroker({
    url: config.brokerUrl,
    topology: config.brokerTopology,
    access: config.brokerAccess,
    name: instance,
    log,
    telemetry,
    passing: (step) => fault(`ops.broker.${step}`),
  });
  const tellHead = createTellHead(db, log);
  let heads: Periodic | undefined;
  let sampling: Periodic | undefined;
  let refusals: RefusalWatch | undefined;
  return {
    server,
    health,
    start() {
      const accessLogs = openAccessLogs(config.logs, log);
      refusals = accessLogs && watchRefusals({ logs: accessLogs, keep: auditLog.append, log });
      sampling = startSampling(config, traces, log);
      heads = every(HEAD_EVERY_MS, 'tell the head of the audit log', log, tellHead);
      broker.consume('audit_queue', { batch: auditLog.append, size: BATCH });
    },
    async stop() {
      await followed.stop();
      await Promise.all([trail.stop(), heads?.stop(), sampling?.stop(), refusals?.stop(), broker.close()]);
      forward?.stop();
      auditLog.close();
      await notices.close();
      peers.close();
      await db.close();
    },
  };
}

/** Nothing to do where the gateway cannot be asked, as in a cluster. */
function startSampling(
  { envoys, spansPerSecond: most, askMs }: Config,
  traces: TraceStore,
  log: Logger,
): Periodic | undefined {
  const gateway = envoys.find(({ observer }) => observer === 'gateway')?.address;
  if (gateway === undefined || most === 0) return undefined;
  return boundSampling({
    ask: (path, method) => askAdmin(gateway, path, method, AbortSignal.timeout(askMs)),
    spans: () => traces.receivedSpans,
    most,
    log,
  });
}
