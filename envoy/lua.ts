import { readFileSync } from 'node:fs';
import { isLasting } from '../mesh/lasting.ts';
import type { Binding, Mesh, Method } from '../mesh/types.ts';
import { stable } from '../mesh/versions.ts';
import { nativeInLua } from './native-callers.ts';
import { httpFilter, type JsonObject } from './typed.ts';

const luaFilterName = 'envoy.filters.http.lua';

const programs = ['request-headers.lua', 'not-modified.lua', 'json-edge.lua'].map((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8'),
);

/**
 * For every caller the headers that mean something (request-headers.lua); for JSON clients strict query parameters, content types, PUT, and
 * success statuses (json-edge.lua), and what a cache asks (not-modified.lua), with the graph's paths. At a sidecar it also holds the reply of
 * a unary method until it is whole: a service that dies in the midst of one is then a connection that was reset, which the caller's proxy may
 * retry, and no half an answer, which nobody can.
 */
export function luaFilter(mesh: Mesh, methods: Method[], { hold }: { hold: boolean }): JsonObject {
  const source = [
    `local hold = ${hold}`,
    nativeInLua,
    luaVersions(mesh),
    luaGuards(methods),
    luaRules(methods),
    ...programs,
  ];
  return httpFilter(luaFilterName, 'lua.v3.Lua', {
    default_source_code: { inline_string: source.join('\n') },
  });
}

/** What a caller may pin; of a service that has no such version the stable one answers. */
function luaVersions({ services }: Mesh): string {
  const versions = new Set([stable, ...services.flatMap((service) => service.versions)]);
  return `local versions = ${table([...versions].map((version) => [version, 'true']))}`;
}

/** Which preconditions each method honours that changes something. */
function luaGuards(methods: Method[]): string {
  const changing = methods.filter((method) => method.class !== 'read');
  return `local guards = ${table(changing.map(({ path, ifMatch }) => [path, quote(ifMatch ? 'etag' : 'none')]))}`;
}

/** What the response half of the program reads from the route, and, of calls that last, errors.ts. */
export function luaMetadata(method: Method): JsonObject {
  const promised: JsonObject = {
    ...(method.successStatus !== 200 && { success_status: `${method.successStatus}` }),
    ...((method.kind === 'serverStream' || method.kind === 'bidi') && { stream: true }),
    ...((method.kind === 'clientStream' || method.kind === 'bidi') && { counted: true }),
    ...(isLasting(method) && { lasting: true }),
  };
  return { filter_metadata: { [luaFilterName]: promised } };
}

/** CEL: whether the call under way is one that lasts. */
export const isLastingRoute = `xds.route_metadata.filter_metadata['${luaFilterName}'].lasting`;

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
    `{ method = ${quote(method.path)}`,
    `segments = ${list(binding.segments)}`,
    ...(binding.custom ? [`custom = ${quote(binding.custom)}`] : []),
    `parameters = ${table(binding.parameters.map(({ name, repeated }) => [name, `${repeated}`]))}`,
    `body = ${quote(binding.body)}`,
    `raw = ${method.rawBody}`,
    `stream = ${method.kind === 'clientStream' || method.kind === 'bidi'}`,
    `mask = ${binding.verb === 'PUT' && method.hasUpdateMask} }`,
  ].join(', ');
}

function list(values: string[]): string {
  return `{ ${values.map(quote).join(', ')} }`;
}

function table(entries: [string, string][]): string {
  return `{ ${entries.map(([key, value]) => `[${quote(key)}] = ${value}`).join(', ')} }`;
}

function quote(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&')}'`;
}
