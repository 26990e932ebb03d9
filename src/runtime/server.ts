// The gRPC server of a service: plain, on loopback or a Unix socket; TLS, identity and limits are its sidecar's.
//
//   const server = createServer({ log, services: [implement(…), implement(…)], health, reflection: config.reflection, fault });
//   await server.listen('unix:.plaza/run/catalog-1.sock');
//   await server.stop(10_000);

import { readFileSync } from 'node:fs';
import { lstat, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  Server as GrpcServer,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
  type ServiceDefinition,
  type UntypedHandleCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import type { AuditTrail } from './audit-trail.ts';
import { type Fault, noFault } from './fault.ts';
import { logFromGrpc } from './grpc-log.ts';
import type { Service } from './handlers.ts';
import type { Health } from './health.ts';
import type { Logger } from './log.ts';
import { openStreams, type StreamLimits } from './open-streams.ts';
import {
  LARGEST_PIECE,
  LARGEST_REQUEST,
  LARGEST_STREAM_MESSAGE,
  leaveCompressed,
  lenient,
} from './requests.ts';
import type { Revocations } from './revocations.ts';
import { fittedMessage } from './rich-status.ts';
import { type RunningCall, type ServeContext, stopping } from './running-call.ts';
import { serve } from './serve.ts';
import { countStreams } from './telemetry/stream-figures.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';
import { refuseInvalidUtf8 } from './utf8.ts';

export type { Bidi, Burst, ClientStream, HandlersOf, ServerStream, Service, Unary } from './handlers.ts';
export { implement } from './handlers.ts';

export interface Server {
  /** `unix:<path>` or `<host>:<port>`; gives the address with the port that port 0 became. */
  listen(address: string): Promise<string>;
  /** Ends streams with UNAVAILABLE (and their error frame), takes no more calls, and lets unary ones finish for deadlineMs; then ends them UNAVAILABLE too. */
  stop(deadlineMs: number): Promise<void>;
}

export interface ServerOptions {
  log: Logger;
  services: readonly Service[];
  telemetry?: Telemetry;
  health?: Health;
  /** Serve grpc.reflection from gen/plaza.binpb, default off. */
  reflection?: boolean;
  fault?: Fault;
  /** Where what is read and refused is told to the audit log; nowhere by default. */
  trail?: AuditTrail;
  /** How long the client of a stream may take nothing before it is ended UNAVAILABLE, default 15 000. */
  slowReaderMs?: number;
  /** How many streams one user and one address may hold open here; for tests. */
  streamLimits?: StreamLimits;
  /** Whose tokens are refused, by every method; streams end as soon as theirs is. */
  revocations?: Revocations;
  /**
   * Methods, by path, that are not refused so: they judge the caller by what is stored, in the transaction of their effect. A repeat of a
   * call that ended its own session then gets the answer of the first.
   */
  judging?: readonly string[];
}

/** How long what is revoked is gathered before open streams are looked through: there may be thousands of both. */
const RECONSIDER_MS = 200;

const OPTIONS = {
  // grpc-js has no limit of its own, and a message of megabytes for each of unlimited streams is a memory bomb.
  'grpc.max_concurrent_streams': 1_000,
  'grpc.max_receive_message_length': LARGEST_PIECE,
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 10_000,
  'grpc.enable_channelz': 0,
};

export function createServer(options: ServerOptions): Server {
  refuseInvalidUtf8();
  logFromGrpc(options.log);
  const paths = new Set<string>();
  const grpc = new GrpcServer({ ...OPTIONS, interceptors: [leaveCompressed(paths), brief(paths)] });
  allowResets(grpc);
  const running = new Set<RunningCall>();
  const context: ServeContext = {
    log: options.log,
    fault: options.fault ?? noFault,
    running,
    slowReaderMs: options.slowReaderMs ?? 15_000,
    openStreams: countStreams(openStreams(options.streamLimits), options.telemetry ?? noTelemetry),
    trail: options.trail,
    revocations: options.revocations,
    judging: new Set(options.judging),
  };
  let reconsidering: NodeJS.Timeout | undefined;
  options.revocations?.onChange(() => {
    if (reconsidering) return;
    reconsidering = setTimeout(() => {
      reconsidering = undefined;
      for (const run of [...running]) run.reconsider();
    }, RECONSIDER_MS).unref();
  });

  for (const { definition, handlers, uploads } of options.services) {
    const wrapped: Record<string, ServiceDefinition[string]> = {};
    const implementation: UntypedServiceImplementation = {};
    for (const [name, method] of Object.entries(definition)) {
      const inStreams = uploads.includes(name) ? LARGEST_PIECE : LARGEST_STREAM_MESSAGE;
      const largest = method.requestStream ? inStreams : LARGEST_REQUEST;
      paths.add(method.path);
      wrapped[name] = lenient(method, largest);
      implementation[name] = serve(context, method, handlers[name]!);
    }
    grpc.addService(wrapped, implementation);
  }

  const foreign = trackStreams(grpc);
  options.health?.addTo(foreign);
  if (options.reflection) {
    const set = readFileSync(new URL('../../gen/plaza.binpb', import.meta.url));
    const services = options.services.map((service) => service.name);
    new ReflectionService(loadFileDescriptorSetFromBuffer(set), { services }).addToServer(foreign);
  }

  return {
    async listen(address) {
      if (address.startsWith('unix:')) await makeRoomForSocket(address.slice('unix:'.length));
      return new Promise((resolve, reject) => {
        grpc.bindAsync(address, ServerCredentials.createInsecure(), (error, port) => {
          if (error) reject(new Error(`Cannot listen on ${address}: ${error.message}`, { cause: error }));
          else resolve(address.replace(/:0$/, `:${port}`));
        });
      });
    },

    async stop(deadlineMs) {
      const closed = new Promise<void>((resolve) => grpc.tryShutdown(() => resolve()));
      for (const run of [...running]) if (run.isStream) run.close();
      foreign.endStreams();
      if (await isOverWithin(closed, deadlineMs)) return;
      options.log.warn({ calls: running.size }, 'calls outlast the shutdown');
      for (const run of [...running]) run.fail(stopping());
      // Long enough for the last statuses to leave; a client that does not read them cannot hold us.
      await isOverWithin(closed, 200);
      grpc.forceShutdown();
    },
  };
}

/**
 * Node breaks a connection of which more than 33 streams a second are reset, after a first 1,000. Here one connection, the sidecar's, carries the
 * calls of everybody: a client that often gives up would end those of others. grpc-js has no option for it, and takes its own from this field.
 */
function allowResets(grpc: GrpcServer): void {
  const { commonServerOptions } = grpc as unknown as { commonServerOptions: object };
  Object.assign(commonServerOptions, { streamResetBurst: 1_000_000_000, streamResetRate: 1_000_000_000 });
}

/** What is not ours may quote a request in the message of its error; a header takes only so much of it. */
function brief(ours: ReadonlySet<string>): ServerInterceptor {
  return (method, call) =>
    ours.has(method.path)
      ? (call as ServerInterceptingCall)
      : new ServerInterceptingCall(call, {
          sendStatus: (sent, next) => next({ ...sent, details: fittedMessage(sent.details) }),
        });
}

/** True when it is over within that time; the timer does not outlive it. */
async function isOverWithin(over: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const first = await Promise.race([over.then(() => true), late]);
  clearTimeout(timer);
  return first;
}

/** Streams of services that are not ours (health Watch, reflection) never end by themselves, and would hold up every shutdown. */
function trackStreams(grpc: GrpcServer) {
  const open = new Set<{ end(): void }>();
  return {
    addService(definition: ServiceDefinition, implementation: UntypedServiceImplementation): void {
      const tracked: UntypedServiceImplementation = {};
      for (const [name, handler] of Object.entries(implementation)) {
        const method = Object.entries(definition).find(
          ([key, m]) => key === name || m.originalName === name,
        )?.[1];
        tracked[name] = method?.responseStream ? track(handler) : handler;
      }
      grpc.addService(definition, tracked);
    },
    endStreams(): void {
      for (const stream of open) stream.end();
    },
  };

  function track(handler: UntypedHandleCall): UntypedHandleCall {
    return (raw: { end(): void; on(event: string, listener: () => void): void }) => {
      open.add(raw);
      raw.on('cancelled', () => open.delete(raw));
      (handler as (raw: unknown) => void)(raw);
    };
  }
}

/** A socket file left by a killed process would refuse the bind; anything else of that name is left alone. */
export async function makeRoomForSocket(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSocket()) await rm(path);
}
