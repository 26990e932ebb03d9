// Methods of protos that are not ours, with the policy that we cannot write into them.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import annotationsPb from '../gen/google/api/annotations_pb.js';
import httpPb from '../gen/google/api/http_pb.js';
import optionsPb from '../gen/plaza/mesh/v1/options_pb.js';
import { everyService } from './connections.ts';
import type { Environment, Method, ServiceRow } from './types.ts';

const { Access } = optionsPb.MethodPolicy;

interface ForeignMethod {
  http: { verb: 'get' | 'post' | 'delete'; path: string; body?: '*' };
  deadlineMs: number;
  read: boolean;
  audit: string;
  successStatus?: number;
}

const telemetryOwner = 'ops';

/** The service that serves proto services of others, by their full name. */
const owners: Record<string, string> = {
  'google.longrunning.Operations': 'catalog',
  'opentelemetry.proto.collector.trace.v1.TraceService': telemetryOwner,
  'opentelemetry.proto.collector.metrics.v1.MetricsService': telemetryOwner,
};

/** Whether a method takes what the workloads measure of themselves: every one sends it, and no call of the trade goes by it. */
export function isTelemetry(method: { protoService: string }): boolean {
  return method.protoService.startsWith('opentelemetry.');
}

export function isForeign(protoService: string): boolean {
  return protoService in owners;
}

/** Whether a service serves this method: one of its own packages, or one of others that it owns. */
export function owns(row: ServiceRow, method: { package: string; protoService: string }): boolean {
  return row.packages.includes(method.package) || owners[method.protoService] === row.name;
}

/** The packages of others that a service serves. */
export function foreignPackages(row: ServiceRow): string[] {
  return Object.entries(owners)
    .filter(([, owner]) => owner === row.name)
    .map(([protoService]) => protoService.slice(0, protoService.lastIndexOf('.')));
}

const operations: Record<string, ForeignMethod> = {
  ListOperations: {
    http: { verb: 'get', path: '/v1/operations' },
    deadlineMs: 5_000,
    read: true,
    audit: 'import.list',
  },
  GetOperation: {
    http: { verb: 'get', path: '/v1/{name=operations/*}' },
    deadlineMs: 5_000,
    read: true,
    audit: 'import.get',
  },
  DeleteOperation: {
    http: { verb: 'delete', path: '/v1/{name=operations/*}' },
    deadlineMs: 5_000,
    read: false,
    audit: 'import.delete',
    successStatus: 204,
  },
  CancelOperation: {
    http: { verb: 'post', path: '/v1/{name=operations/*}:cancel', body: '*' },
    deadlineMs: 5_000,
    read: false,
    audit: 'import.cancel',
  },
  // Waits as long as it is asked to, so it has a deadline of minutes and a body, and is no GET.
  WaitOperation: {
    http: { verb: 'post', path: '/v1/{name=operations/*}:wait', body: '*' },
    deadlineMs: 300_000,
    read: false,
    audit: 'import.get',
  },
};

/** The policies of foreign methods that clients call, staff only, written into the descriptors as if their protos said so. */
export function withForeignPolicies(
  files: descriptorPb.FileDescriptorProto[],
): descriptorPb.FileDescriptorProto[] {
  for (const file of files) {
    for (const service of file.getServiceList()) {
      if (isTelemetry({ protoService: `${file.getPackage()}.` })) {
        for (const method of service.getMethodList()) writeTelemetryPolicy(method);
      }
      if (`${file.getPackage()}.${service.getName()}` !== 'google.longrunning.Operations') continue;
      for (const method of service.getMethodList()) writePolicy(method, operations[method.getName() ?? '']!);
    }
  }
  return files;
}

/** Every workload sends, ops and the gateway too; clients never. What is lost is not sent again. */
function writeTelemetryPolicy(method: descriptorPb.MethodDescriptorProto): void {
  const policy = new optionsPb.MethodPolicy()
    .setAccess(Access.MESH)
    .setCallersList([everyService, telemetryOwner, 'gateway'])
    .setDeadlineMs(5_000)
    .setUnaudited('measurements of the workloads themselves, of which there are many a second');
  const options = new descriptorPb.MethodOptions();
  options.setExtension(optionsPb.method, policy);
  method.setOptions(options);
}

function writePolicy(
  method: descriptorPb.MethodDescriptorProto,
  { http, deadlineMs, read, audit, successStatus }: ForeignMethod,
): void {
  const policy = new optionsPb.MethodPolicy()
    .setAccess(Access.STAFF)
    .setDeadlineMs(deadlineMs)
    .setAuditList([audit]);
  if (successStatus) policy.setSuccessStatus(successStatus);
  const rule = new httpPb.HttpRule();
  if (http.verb === 'get') rule.setGet(http.path);
  if (http.verb === 'post') rule.setPost(http.path);
  if (http.verb === 'delete') rule.setDelete(http.path);
  if (http.body) rule.setBody(http.body);
  const options = new descriptorPb.MethodOptions();
  const level = descriptorPb.MethodOptions.IdempotencyLevel;
  options.setIdempotencyLevel(read ? level.NO_SIDE_EFFECTS : level.IDEMPOTENT);
  options.setExtension(annotationsPb.http, rule);
  options.setExtension(optionsPb.method, policy);
  method.setOptions(options);
}

/**
 * Methods that every service serves, to whoever has a connection to it by the graph (see connections.ts): each Envoy that balances over a service asks its health.
 */
export function commonMethods(environment: Environment): Method[] {
  const health = 'grpc.health.v1.Health';
  const methods = [
    method(health, 'Check', 'unary', 2_000),
    method(health, 'Watch', 'serverStream', 3_600_000),
  ];
  if (environment.reflection) {
    for (const version of ['v1', 'v1alpha']) {
      methods.push(
        method(`grpc.reflection.${version}.ServerReflection`, 'ServerReflectionInfo', 'bidi', 60_000),
      );
    }
  }
  return methods;
}

function method(protoService: string, name: string, kind: Method['kind'], deadlineMs: number): Method {
  return {
    path: `/${protoService}/${name}`,
    protoService,
    name,
    kind,
    class: 'read',
    access: 'mesh',
    callers: [],
    deadlineMs,
    idleMs: deadlineMs,
    maxRequestBytes: 64 * 1024,
    successStatus: 200,
    rateLimit: undefined,
    bindings: [],
    hasUpdateMask: false,
    ifMatch: false,
    audit: [],
    unaudited: undefined,
    hasEndFrame: false,
    rawBody: false,
    file: 'mesh/foreign.ts',
  };
}
