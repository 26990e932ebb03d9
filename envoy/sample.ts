// For the specs of renderers: a service that nobody wrote, with one method of each kind, class and access, put into the real descriptor set.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import annotationsPb from '../gen/google/api/annotations_pb.js';
import httpPb from '../gen/google/api/http_pb.js';
import optionsPb from '../gen/plaza/mesh/v1/options_pb.js';
import type { Mesh, ServiceRow } from '../mesh/types.ts';
import type { Placement } from './placement.ts';

const { Access } = optionsPb.MethodPolicy;
const level = descriptorPb.MethodOptions.IdempotencyLevel;

export const greeterRow: ServiceRow = {
  name: 'greeter',
  packages: ['invented.greeter.v1'],
  calls: ['catalog'],
  database: true,
  publishes: ['audit.recorded'],
  queues: {},
};

interface Invented {
  name: string;
  access: number;
  deadlineMs: number;
  level?: descriptorPb.MethodOptions.IdempotencyLevel;
  http?: ['get' | 'post' | 'put' | 'delete', string];
  streams?: 'server' | 'client' | 'both';
  callers?: string[];
  rateLimit?: string;
  status?: number;
}

/** Deadlines are told apart, so that each can be found again in what is rendered. */
export const invented: Invented[] = [
  {
    name: 'ReadPublic',
    access: Access.PUBLIC,
    deadlineMs: 1101,
    level: level.NO_SIDE_EFFECTS,
    http: ['get', '/v1/greetings/{id}'],
  },
  {
    name: 'OncePublic',
    access: Access.PUBLIC,
    deadlineMs: 1102,
    http: ['post', '/v1/greetings'],
    rateLimit: 'sign_in',
    status: 201,
  },
  {
    name: 'KeyedUser',
    access: Access.USER,
    deadlineMs: 1103,
    level: level.IDEMPOTENT,
    http: ['put', '/v1/greetings/{id}'],
  },
  {
    name: 'KeyedSelf',
    access: Access.SELF,
    deadlineMs: 1104,
    level: level.IDEMPOTENT,
    http: ['delete', '/v1/greetings/{id}'],
    status: 204,
  },
  {
    name: 'ReadStaff',
    access: Access.STAFF,
    deadlineMs: 1105,
    level: level.NO_SIDE_EFFECTS,
    http: ['get', '/v1/greetings'],
    callers: ['orders'],
  },
  { name: 'OnceAdmin', access: Access.ADMIN, deadlineMs: 1106, http: ['post', '/v1/greetings/{id}:shout'] },
  { name: 'KeyedMesh', access: Access.MESH, deadlineMs: 1107, level: level.IDEMPOTENT, callers: ['orders'] },
  {
    name: 'Listen',
    access: Access.USER,
    deadlineMs: 1108,
    level: level.NO_SIDE_EFFECTS,
    streams: 'server',
    http: ['get', '/v1/greetings:listen'],
  },
  {
    name: 'Collect',
    access: Access.USER,
    deadlineMs: 1109,
    streams: 'client',
    http: ['post', '/v1/greetings:collect'],
  },
  {
    name: 'Talk',
    access: Access.USER,
    deadlineMs: 1110,
    // Promises what no proxy may take it at: nobody keeps the messages that a repeat would need.
    level: level.IDEMPOTENT,
    streams: 'both',
    http: ['post', '/v1/greetings:talk'],
  },
];

/** The descriptor set with the invented service in it. */
export function withGreeter(descriptorSet: Uint8Array): Uint8Array {
  const set = descriptorPb.FileDescriptorSet.deserializeBinary(descriptorSet);
  const file = new descriptorPb.FileDescriptorProto();
  file.setName('invented/greeter/v1/greeter.proto');
  file.setPackage('invented.greeter.v1');
  file.setSyntax('proto3');
  file.setDependencyList(['google/api/annotations.proto', 'plaza/mesh/v1/options.proto']);
  file.addMessageType(message('Greeting', ['id', 'heartbeat', 'end', 'error']));
  const service = new descriptorPb.ServiceDescriptorProto();
  service.setName('Greeter');
  for (const one of invented) service.addMethod(method(one));
  file.addService(service);
  set.addFile(file);
  return set.serializeBinary();
}

function message(name: string, fields: string[]): descriptorPb.DescriptorProto {
  const { Type, Label } = descriptorPb.FieldDescriptorProto;
  const proto = new descriptorPb.DescriptorProto();
  proto.setName(name);
  fields.forEach((fieldName, index) => {
    const field = new descriptorPb.FieldDescriptorProto();
    field.setName(fieldName);
    field.setNumber(index + 1);
    field.setType(Type.TYPE_STRING);
    field.setLabel(Label.LABEL_OPTIONAL);
    proto.addField(field);
  });
  return proto;
}

function method(one: Invented): descriptorPb.MethodDescriptorProto {
  const proto = new descriptorPb.MethodDescriptorProto();
  proto.setName(one.name);
  proto.setInputType('.invented.greeter.v1.Greeting');
  proto.setOutputType('.invented.greeter.v1.Greeting');
  proto.setServerStreaming(one.streams === 'server' || one.streams === 'both');
  proto.setClientStreaming(one.streams === 'client' || one.streams === 'both');
  const options = new descriptorPb.MethodOptions();
  if (one.level !== undefined) options.setIdempotencyLevel(one.level);
  const own = new optionsPb.MethodPolicy();
  own.setAccess(one.access as optionsPb.MethodPolicy.Access);
  own.setDeadlineMs(one.deadlineMs);
  own.setCallersList(one.callers ?? []);
  own.setRateLimit(one.rateLimit ?? '');
  own.setSuccessStatus(one.status ?? 0);
  own.setAuditList([`greeting.${one.name.charAt(0).toLowerCase()}${one.name.slice(1)}`]);
  options.setExtension(optionsPb.method, own);
  if (one.http) {
    const [verb, path] = one.http;
    const rule = new httpPb.HttpRule();
    if (verb === 'get') rule.setGet(path);
    if (verb === 'post') rule.setPost(path);
    if (verb === 'put') rule.setPut(path);
    if (verb === 'delete') rule.setDelete(path);
    if (verb === 'post' || verb === 'put') rule.setBody('*');
    options.setExtension(annotationsPb.http, rule);
  }
  proto.setOptions(options);
  return proto;
}

/** One replica of each service, on ports that nobody listens on. */
export function samplePlacement(mesh: Mesh, dir: string, certificates: string): Placement {
  return {
    dir,
    certificates,
    httpPort: 1,
    httpsPort: 2,
    gatewayScrapePort: 3,
    gatewayAdmin: `${dir}/gateway.admin.sock`,
    telemetry: true,
    replicas: mesh.services.map((service, index) => ({
      service: service.name,
      name: `${service.name}-1`,
      version: 'v1',
      inboundPort: 100 + index,
      scrapePort: 200 + index,
      metrics: `${dir}/${service.name}-1.metrics.sock`,
      socket: `${dir}/${service.name}-1.sock`,
      outbound: `${dir}/${service.name}-1.out.sock`,
      admin: `${dir}/${service.name}-1.admin.sock`,
    })),
  };
}
