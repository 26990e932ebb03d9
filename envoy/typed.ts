/** An Envoy configuration is plain JSON; `--mode validate` is its type checker, and a unit test runs it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A google.protobuf.Any as JSON: the short name of an Envoy type, and its fields. */
export function typed(type: string, fields: JsonObject = {}): JsonObject {
  return { '@type': `type.googleapis.com/${type}`, ...fields };
}

export function httpFilter(name: string, type: string, fields: JsonObject = {}): JsonObject {
  return { name, typed_config: typed(`envoy.extensions.filters.http.${type}`, fields) };
}

export function milliseconds(value: number): string {
  return `${value / 1000}s`;
}
