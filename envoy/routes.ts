import { isLasting } from '../mesh/lasting.ts';
import type { Mesh, Method, Service } from '../mesh/types.ts';
import { pinnable, stable } from '../mesh/versions.ts';
import { bodyLimit } from './body-limits.ts';
import { clusterName, lastingPriority } from './clusters.ts';
import { luaMetadata } from './lua.ts';
import { grpcContentType, nativeContentType, unknownNative } from './native-callers.ts';
import { retryPolicy } from './retries.ts';
import { cachePolicy } from './security-headers.ts';
import { type JsonObject, milliseconds } from './typed.ts';

/** The header by which a caller pins a version, and by which every reply says which one answered. */
export const versionHeader = 'x-plaza-version';

/**
 * A caller's routes to one method, pinned versions first. The deadline is max_stream_duration: a route timeout would tell native callers
 * UNAVAILABLE, which retries match. JSON callers send no deadline, so the route adds the method's own for the service to see.
 */
export function callerRoutes(mesh: Mesh, callee: Service, method: Method, edge: boolean): JsonObject[] {
  const deadline = milliseconds(method.deadlineMs);
  const retry = retryPolicy(method, mesh.policy);
  return pinnedRoutes(callee).map((version) => ({
    name: routeName(method, version),
    match: {
      path: method.path,
      ...(version && { headers: [{ name: versionHeader, string_match: { exact: version } }] }),
    },
    route: {
      cluster: clusterName(callee.name, version === stable ? undefined : version),
      timeout: '0s',
      ...budget(method),
      idle_timeout: milliseconds(method.idleMs),
      max_stream_duration: { max_stream_duration: deadline, grpc_timeout_header_max: deadline },
      ...(retry && { retry_policy: retry }),
    },
    request_headers_to_add: [
      {
        header: { key: 'grpc-timeout', value: `${method.deadlineMs}m` },
        append_action: 'ADD_IF_ABSENT',
      },
    ],
    metadata: luaMetadata(method),
    ...(edge && {
      typed_per_filter_config: bodyLimit(method),
      ...cachePolicy(method),
      ...heldReply(method),
    }),
  }));
}

/** The versions that a method of it has a caller's route for; the last is for callers that pin none. */
export function pinnedRoutes(callee: Service): (string | undefined)[] {
  return [...pinnable(callee), undefined];
}

export function routeName(method: Method, version?: string): string {
  return `${method.path.slice(1)}${version ? ` ${version}` : ''}`;
}

/** Which of a cluster's counters and connections a call takes its place in. */
function budget(method: Method): JsonObject {
  return isLasting(method) ? { priority: lastingPriority } : {};
}

/**
 * A sidecar holds the reply of a unary method until it is whole (lua.ts), and a gateway's transcoder one of raw bytes, so it has to fit:
 * twice what the transcoder lets through. Envoy names the limit after requests, but it is the stream's for both directions; requests are
 * refused by the filter that counts them. A stream's replies are passed on as they come: what its reader does not take must not pile up.
 */
const heldReplyBytes = 8 * 1024 * 1024;

function heldReply({ kind }: Method): JsonObject {
  return kind === 'unary' || kind === 'clientStream' ? { request_body_buffer_limit: heldReplyBytes } : {};
}

/** A sidecar's routes to the service beside it: the caller's deadline holds, the method's own for one that sends none, and nothing is retried here. */
export function inboundRoutes(methods: Method[], cluster: string): JsonObject[] {
  return methods.map((method) => ({
    name: routeName(method),
    match: { path: method.path },
    ...heldReply(method),
    route: {
      cluster,
      ...budget(method),
      timeout: '0s',
      idle_timeout: milliseconds(method.idleMs),
      max_stream_duration: {
        max_stream_duration: milliseconds(method.deadlineMs),
        grpc_timeout_header_max: '0s',
      },
    },
    metadata: luaMetadata(method),
    typed_per_filter_config: bodyLimit(method),
  }));
}

/**
 * Of a native caller at the gateway, for a method that is not there, or not for anybody outside. RBAC, which allows nothing that it does not
 * know, refuses it, and errors.ts says by the name of this route that nothing is there. It is no direct response for the same reason as below.
 */
export function unknownNativeRoute(cluster: string): JsonObject {
  return {
    name: unknownNative,
    match: {
      prefix: '/',
      headers: [{ name: 'content-type', string_match: { safe_regex: { regex: nativeContentType } } }],
    },
    route: { cluster },
  };
}

/** RE2: a deadline as gRPC writes it. request-headers.lua refuses any other. */
export const grpcTimeout = '[0-9]{1,8}[HMSmun]';

/**
 * Takes a gRPC call whose deadline cannot be read before a method's route does: by that one Envoy takes such a header away before any filter
 * sees it (measured), and a guard would be gone.
 */
export function malformedTimeoutRoute(): JsonObject {
  return {
    name: 'malformed-grpc-timeout',
    match: {
      prefix: '/',
      headers: [
        { name: 'content-type', string_match: { safe_regex: { regex: grpcContentType } } },
        { name: 'grpc-timeout', string_match: { safe_regex: { regex: grpcTimeout } }, invert_match: true },
      ],
    },
    direct_response: { status: 400 },
  };
}
const untranscodedMs = 5000;

/**
 * What matches before a JSON request is transcoded. It must be a route to a cluster, an empty one: Envoy applies no CORS policy to a
 * direct response. Whatever is left here after transcoding has no path of ours, and the transcoder has refused it already. A request whose
 * body is waited for before that has no deadline of a method yet.
 */
export function catchAllRoute(cluster: string): JsonObject {
  return {
    name: 'before-transcoding',
    match: { prefix: '/' },
    route: { cluster, max_stream_duration: { max_stream_duration: milliseconds(untranscodedMs) } },
  };
}
