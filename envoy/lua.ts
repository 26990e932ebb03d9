import { readFileSync } from 'node:fs';
import type { Binding, Method } from '../mesh/types.ts';
import { nativeInLua } from './native-callers.ts';
import { httpFilter, type JsonObject } from './typed.ts';

const program = readFileSync(new URL('json-edge.lua', import.meta.url), 'utf8');

/**
 * Strict query parameters, content types, PUT, and success statuses for JSON clients; what json-edge.lua does, with the graph's paths. At a
 * sidecar it also holds the reply of a unary method until it is whole: a service that dies in the midst of one is then a connection that
 * was reset, which the caller's proxy may retry, and no half an answer, which nobody can.
 */
export function luaFilter(methods: Method[], { hold }: { hold: boolean }): JsonObject {
  return httpFilter('envoy.filters.http.lua', 'lua.v3.Lua', {
    default_source_code: {
      inline_string: `local hold = ${hold}\n${nativeInLua}\n${luaRules(methods)}\n${program}`,
    },
  });
}

/** What the response half of the program reads from the route. */
export function luaMetadata(method: Method): JsonObject {
  const promised: JsonObject = {
    ...(method.successStatus !== 200 && { success_status: `${method.successStatus}` }),
    ...((method.kind === 'serverStream' || method.kind === 'bidi') && { stream: true }),
    ...((method.kind === 'clientStream' || method.kind === 'bidi') && { counted: true }),
  };
  return { filter_metadata: { 'envoy.filters.http.lua': promised } };
}

export function luaRules(methods: Method[]): string {
  const verbs = new Map<string, string[]>();
  for (const method of methods) {
    for (const binding of method.bindings) {
      const rules = verbs.get(binding.verb) ?? [];
      rules.push(rule(method, binding));
      verbs.set(binding.verb, rules);
    }
  }
  const body = [...verbs].map(
    ([verb, rules]) => `  ${verb} = {\n${rules.map((line) => `    ${line},`).join('\n')}\n  },`,
  );
  return `local rules = {\n${body.join('\n')}\n}`;
}

function rule(method: Method, binding: Binding): string {
  return [
    `{ segments = ${list(binding.segments)}`,
    ...(binding.custom ? [`custom = ${quote(binding.custom)}`] : []),
    `bound = ${list(binding.pathFields)}`,
    `body = ${quote(binding.body)}`,
    `raw = ${method.rawBody}`,
    `mask = ${binding.verb === 'PUT' && method.hasUpdateMask} }`,
  ].join(', ');
}

function list(values: string[]): string {
  return `{ ${values.map(quote).join(', ')} }`;
}

function quote(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
