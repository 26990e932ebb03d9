import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../layout.ts';
import type { ChildSpec } from '../process.ts';

interface Where {
  command: string;
  port: number;
  paths: Layout;
}

/** What is measured is kept for as long as rules look back, and some days more; the oldest goes first. */
const RETENTION = { time: '7d', size: '1GB' };

export function prometheusPart(where: Where): ChildSpec {
  return part('prometheus', where, (data) => [
    `--config.file=${join(where.paths.observe, 'prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--storage.tsdb.retention.time=${RETENTION.time}`,
    `--storage.tsdb.retention.size=${RETENTION.size}`,
    `--web.listen-address=127.0.0.1:${where.port}`,
    '--log.level=warn',
  ]);
}

export function alertmanagerPart(where: Where): ChildSpec {
  return part('alertmanager', where, (data) => [
    `--config.file=${join(where.paths.observe, 'alertmanager.yml')}`,
    `--storage.path=${data}`,
    `--web.listen-address=127.0.0.1:${where.port}`,
    // It has nobody to agree with, and would listen on all addresses for them.
    '--cluster.listen-address=',
    '--log.level=warn',
  ]);
}

/** How many traces it keeps, in memory; the oldest goes first. */
const JAEGER_TRACES = 5_000;

/** All in one, on loopback. What it listens for beside OTLP and its page is nobody's to know: those ports are any. */
export function jaegerPart({ otlpPort, ...where }: Where & { otlpPort: number }): ChildSpec {
  const spec = part('jaeger', where, () => [
    `--memory.max-traces=${JAEGER_TRACES}`,
    `--query.http-server.host-port=127.0.0.1:${where.port}`,
    `--collector.otlp.grpc.host-port=127.0.0.1:${otlpPort}`,
    ...[
      ...['admin.http', 'query.grpc-server', 'collector.grpc-server', 'collector.http-server'],
      'collector.otlp.http',
    ].map((server) => `--${server}.host-port=127.0.0.1:0`),
    '--log-level=warn',
  ]);
  return { ...spec, env: { ...spec.env, SPAN_STORAGE_TYPE: 'memory' } };
}

function part(name: string, { command, port, paths }: Where, argsOf: (data: string) => string[]): ChildSpec {
  const data = join(paths.data, 'observe', name);
  mkdirSync(data, { recursive: true });
  return {
    name,
    kind: 'observer',
    command,
    args: argsOf(data),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: process.env.TZ },
    logFile: join(paths.logs, `${name}.log`),
    listens: `127.0.0.1:${port}`,
  };
}
