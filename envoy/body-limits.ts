import type { Method, Policy } from '../mesh/types.ts';
import { httpFilter, type JsonObject, typed } from './typed.ts';

const name = 'envoy.filters.http.buffer';

/**
 * Behind the transcoder: its own limit let 3 MB of JSON through where 1 MiB was asked, and answered 6 MB with 429 (measured). It holds a
 * request until it is whole, so it is on only where a route says so: one that leads nowhere must be answered while it is still being sent.
 */
export function bodyLimitFilter(policy: Policy): JsonObject {
  return {
    ...httpFilter(name, 'buffer.v3.Buffer', { max_request_bytes: policy.unaryMaxRequestBytes }),
    // For a request that meets no route at all.
    disabled: true,
  };
}

/** For all routes of a proxy, of which those to methods that take one message say otherwise. A JSON request meets its own only behind the transcoder. */
export function noBodyHeld(): JsonObject {
  return { typed_per_filter_config: perRoute({ disabled: true }) };
}

/**
 * What the transcoder may add to an upload by wrapping each piece it reads. The service counts the bytes themselves, and json-edge.lua
 * makes its refusal the same 413 as this filter's.
 */
const wrappingBytes = 1024 * 1024;

/** A stream's messages must not be held back until it ends, so only unary requests are held and counted, and uploads of raw bytes. */
export function bodyLimit(method: Method): JsonObject {
  const oneRequest = method.kind === 'unary' || method.kind === 'serverStream' || method.rawBody;
  if (!oneRequest) return {};
  return perRoute({
    buffer: { max_request_bytes: method.maxRequestBytes + (method.rawBody ? wrappingBytes : 0) },
  });
}

function perRoute(fields: JsonObject): JsonObject {
  return { [name]: typed('envoy.extensions.filters.http.buffer.v3.BufferPerRoute', fields) };
}
