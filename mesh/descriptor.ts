// What the protos say, read from a compiled descriptor set.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import annotationsPb from '../gen/google/api/annotations_pb.js';
import type httpPb from '../gen/google/api/http_pb.js';
import optionsPb from '../gen/plaza/mesh/v1/options_pb.js';
import { isForeign, withForeignPolicies } from './foreign.ts';
import { type Messages, queryParameters } from './query-parameters.ts';
import type { Access, Binding, Class, Kind, Method, Policy } from './types.ts';

const accessNames: Record<number, Access | undefined> = {
  [optionsPb.MethodPolicy.Access.PUBLIC]: 'public',
  [optionsPb.MethodPolicy.Access.USER]: 'user',
  [optionsPb.MethodPolicy.Access.SELF]: 'self',
  [optionsPb.MethodPolicy.Access.STAFF]: 'staff',
  [optionsPb.MethodPolicy.Access.ADMIN]: 'admin',
  [optionsPb.MethodPolicy.Access.MESH]: 'mesh',
};

/** A method as its proto declares it; access is undefined where the proto forgot it, which the lint refuses. */
export type DeclaredMethod = Omit<Method, 'access'> & { access: Access | undefined; package: string };

export interface Declared {
  methods: DeclaredMethod[];
  /** The smaller descriptor set that these packages need, error details included. */
  prune(packages: string[]): Uint8Array;
}

/** Reads a serialized google.protobuf.FileDescriptorSet. */
export function readDescriptorSet(bytes: Uint8Array, policy: Policy): Declared {
  const files = withForeignPolicies(descriptorPb.FileDescriptorSet.deserializeBinary(bytes).getFileList());
  const messages: Messages = new Map();
  for (const file of files) collect(`.${file.getPackage()}`, file.getMessageTypeList(), messages);
  const methods = files.flatMap((file) =>
    file
      .getServiceList()
      .flatMap((service) =>
        service.getMethodList().map((method) => readMethod(file, service, method, messages, policy)),
      ),
  );
  return { methods, prune: (packages) => prune(files, packages) };
}

/** Those declared within another message, too. */
function collect(scope: string, declared: descriptorPb.DescriptorProto[], messages: Messages): void {
  for (const message of declared) {
    const name = `${scope}.${message.getName()}`;
    messages.set(name, message);
    collect(name, message.getNestedTypeList(), messages);
  }
}

function readMethod(
  file: descriptorPb.FileDescriptorProto,
  service: descriptorPb.ServiceDescriptorProto,
  method: descriptorPb.MethodDescriptorProto,
  messages: Messages,
  policy: Policy,
): DeclaredMethod {
  const options = method.getOptions();
  const own = (options?.getExtension(optionsPb.method) ??
    new optionsPb.MethodPolicy()) as optionsPb.MethodPolicy;
  const http = options?.getExtension(annotationsPb.http) as httpPb.HttpRule | undefined;
  const protoService = `${file.getPackage()}.${service.getName()}`;
  const kind = kindOf(method);
  const request = messages.get(method.getInputType() ?? '');
  const unary = kind === 'unary' || kind === 'serverStream';
  return {
    path: `/${protoService}/${method.getName()}`,
    protoService,
    name: method.getName() ?? '',
    package: file.getPackage() ?? '',
    kind,
    class: classOf(options),
    access: accessNames[own.getAccess()],
    callers: own.getCallersList(),
    deadlineMs: own.getDeadlineMs(),
    idleMs: own.getIdleTimeoutMs() || (kind === 'unary' ? own.getDeadlineMs() : policy.streamIdleMs),
    maxRequestBytes:
      own.getMaxRequestBytes() || (unary ? policy.unaryMaxRequestBytes : policy.streamMaxMessageBytes),
    successStatus: (own.getSuccessStatus() || 200) as Method['successStatus'],
    rateLimit: own.getRateLimit() || undefined,
    bindings: http
      ? [http, ...http.getAdditionalBindingsList()].map((rule) => readBinding(rule, request, messages))
      : [],
    hasUpdateMask: hasField(request, 'update_mask'),
    ifMatch: own.getIfMatch(),
    audit: own.getAuditList(),
    unaudited: own.getUnaudited() || undefined,
    hasEndFrame: ['heartbeat', 'end', 'error'].every((name) =>
      hasField(messages.get(method.getOutputType() ?? ''), name),
    ),
    rawBody: hasRawBody(request, http?.getBody() ?? ''),
    file: isForeign(protoService) ? 'mesh/foreign.ts' : `proto/${file.getName()}`,
  };
}

function hasField(message: descriptorPb.DescriptorProto | undefined, name: string): boolean {
  return message?.getFieldList().some((field) => field.getName() === name) ?? false;
}

/** Whether the field that is the body, or the request itself, is google.api.HttpBody. */
function hasRawBody(request: descriptorPb.DescriptorProto | undefined, body: string): boolean {
  if (body === '*') return request?.getName() === 'HttpBody';
  return (
    request
      ?.getFieldList()
      .find((field) => field.getName() === body)
      ?.getTypeName() === '.google.api.HttpBody'
  );
}

function kindOf(method: descriptorPb.MethodDescriptorProto): Kind {
  if (method.getClientStreaming()) return method.getServerStreaming() ? 'bidi' : 'clientStream';
  return method.getServerStreaming() ? 'serverStream' : 'unary';
}

function classOf(options: descriptorPb.MethodOptions | undefined): Class {
  const level = descriptorPb.MethodOptions.IdempotencyLevel;
  switch (options?.getIdempotencyLevel()) {
    case level.NO_SIDE_EFFECTS:
      return 'read';
    case level.IDEMPOTENT:
      return 'keyed';
    default:
      return 'once';
  }
}

function readBinding(
  rule: httpPb.HttpRule,
  request: descriptorPb.DescriptorProto | undefined,
  messages: Messages,
): Binding {
  const verbs = {
    GET: rule.getGet(),
    POST: rule.getPost(),
    PUT: rule.getPut(),
    PATCH: rule.getPatch(),
    DELETE: rule.getDelete(),
  };
  const body = rule.getBody();
  const [verb, template] = Object.entries(verbs).find(([, path]) => path !== '') ?? ['GET', ''];
  const pathFields = [...template.matchAll(/\{([^=}]+)/g)].map((match) => match[1]!);
  return {
    verb: verb as Binding['verb'],
    template,
    ...readTemplate(template),
    body,
    pathFields,
    parameters: queryParameters(request, body, pathFields, messages),
  };
}

function readTemplate(template: string): Pick<Binding, 'segments' | 'custom'> {
  const shape = template.replace(/\{[^=}]+=([^}]*)\}/g, '$1').replace(/\{[^}]*\}/g, '*');
  const [, path, custom] = shape.match(/^(.*?)(?::([A-Za-z]+))?$/)!;
  return { segments: path!.split('/').filter((segment) => segment !== ''), custom };
}

/** Keeps the files that declare these packages, what they import, and the error details (without which an error has no JSON body). */
function prune(files: descriptorPb.FileDescriptorProto[], packages: string[]): Uint8Array {
  const byName = new Map(files.map((file) => [file.getName(), file]));
  const kept = new Set<descriptorPb.FileDescriptorProto>();
  const keep = (name: string | undefined) => {
    const file = byName.get(name);
    if (!file || kept.has(file)) return;
    for (const dependency of file.getDependencyList()) keep(dependency);
    kept.add(file);
  };
  for (const file of files) if (packages.includes(file.getPackage() ?? '')) keep(file.getName());
  keep('google/rpc/error_details.proto');
  const set = new descriptorPb.FileDescriptorSet();
  set.setFileList([...kept]);
  return set.serializeBinary();
}
