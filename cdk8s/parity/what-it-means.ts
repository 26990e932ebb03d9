// What a rendered configuration means for a method, read out of the configuration itself and in the same words for both: so that a test can
// lay what the laptop's Envoys are told beside what a cluster is told.
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import type { Json, JsonObject } from '../../envoy/typed.ts';
import annotationsPb from '../../gen/google/api/annotations_pb.js';

/** How a caller's proxy treats a call of the method. */
export interface Call {
  deadline: Json;
  grpcDeadline: Json;
  silence: Json;
  /** For callers that send none. */
  added: Json;
  attempts: number;
  retryOn: string;
  backoff: string;
  elsewhere: boolean;
  /** How often another copy is looked for. */
  picks: Json;
}

/** Who may call it: identities, or anybody, with what in the token. */
export interface Grant {
  who: string[] | 'anybody';
  token: string;
}

export interface Meaning {
  fromGateway: Call | undefined;
  fromService: Call | undefined;
  /** Body limits and statuses at the gateway, and beside the service. */
  edge: Json[];
  inbound: Json[];
  /** How long the proxy beside the service waits for either side. */
  silence: Json | undefined;
  gatewayGrants: Grant[];
  serviceGrants: Grant[];
  gatewayToken: Json | undefined;
  serviceToken: Json | undefined;
  limits: string[];
  gatewayPath: string | undefined;
  servicePath: string | undefined;
}

/** Every object within a configuration that has this key. */
export function having(key: string, within: unknown): JsonObject[] {
  if (within === null || typeof within !== 'object') return [];
  if (Array.isArray(within)) return within.flatMap((item) => having(key, item));
  return [
    ...(key in within ? [within as JsonObject] : []),
    ...Object.values(within).flatMap((value) => having(key, value)),
  ];
}

export const at = (value: unknown, ...keys: string[]): Json | undefined =>
  keys.reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value) as
    | Json
    | undefined;

/** A route of Envoy; `retries` are where the laptop has them, and come from a VirtualService in a cluster. */
export function callOf(
  route: JsonObject,
  retries: Pick<Call, 'attempts' | 'retryOn' | 'backoff' | 'elsewhere'>,
): Call {
  return {
    deadline: at(route, 'route', 'max_stream_duration', 'max_stream_duration') ?? null,
    grpcDeadline: at(route, 'route', 'max_stream_duration', 'grpc_timeout_header_max') ?? null,
    silence: at(route, 'route', 'idle_timeout') ?? null,
    added: route.request_headers_to_add ?? null,
    picks: at(route, 'route', 'retry_policy', 'host_selection_retry_max_attempts') ?? null,
    ...retries,
  };
}

export const never = { attempts: 0, retryOn: '', backoff: '', elsewhere: false };

/** What a route tells the filters: body limits, and the status of success; and how much of a reply is held. */
export function extrasOf(route: JsonObject | undefined): Json[] {
  return [
    route?.metadata ?? null,
    route?.typed_per_filter_config ?? null,
    route?.request_body_buffer_limit ?? null,
  ];
}

/** The requirement that a jwt_authn filter has of a path. */
export function tokenOf(filter: unknown, path: string): Json | undefined {
  return having('requirement_name', filter).find((rule) => at(rule, 'match', 'path') === path)
    ?.requirement_name;
}

/** The limits that count a path. */
export function limitsOf(filters: unknown, path: string): string[] {
  return having('rate_limits', filters)
    .filter((one) => JSON.stringify(one.rate_limits).includes(`"exact":"${path}"`))
    .map((one) => String(one.stat_prefix));
}

/** The HTTP path by which a transcoder serves a method, as its descriptor says. */
export function pathOf(filter: unknown, path: string): string | undefined {
  const [transcoder] = having('proto_descriptor_bin', filter);
  const bytes = Buffer.from(String(transcoder?.proto_descriptor_bin ?? ''), 'base64');
  for (const file of descriptorPb.FileDescriptorSet.deserializeBinary(bytes).getFileList())
    for (const service of file.getServiceList())
      for (const method of service.getMethodList())
        if (`/${file.getPackage()}.${service.getName()}/${method.getName()}` === path)
          return JSON.stringify(method.getOptions()?.getExtension(annotationsPb.http)?.toObject());
  return undefined;
}

/** Sorted, so that two lists can be told equal. */
export function sorted(grants: Grant[]): Grant[] {
  return grants
    .flatMap(({ who, token }) => {
      if (who === 'anybody' || token) return [{ who: who === 'anybody' ? who : [...who].sort(), token }];
      // Without a token each identity stands for itself.
      return who.map((one) => ({ who: [one], token }));
    })
    .filter((grant, i, all) => all.findIndex((one) => JSON.stringify(one) === JSON.stringify(grant)) === i)
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
