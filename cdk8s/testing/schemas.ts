// Schemas of every kind of resource that is synthesised, kept in schemas.json.gz, so that resources are checked wherever Node runs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  definitions?: Record<string, Schema>;
}

export const packed = new URL('schemas.json.gz', import.meta.url);

/** By `apiVersion/Kind`. */
export function readSchemas(): Record<string, Schema> {
  return JSON.parse(gunzipSync(readFileSync(packed)).toString());
}

/** Writes them as kubeconform looks for them; returns its -schema-location. */
export function unpackSchemas(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [id, schema] of Object.entries(readSchemas())) {
    const [kind, version, group] = id.split('/').reverse() as [string, string, string?];
    // It takes the version of the core group for its name.
    writeFileSync(
      join(folder, `${group ?? version}-${version}-${kind.toLowerCase()}.json`),
      JSON.stringify(schema),
    );
  }
  return `${folder}/{{.Group}}-{{.ResourceAPIVersion}}-{{.ResourceKind}}.json`;
}

/** What is wrong with a value, a sentence each; nothing when it fits. */
export function faults(schema: Schema, value: unknown, path = '', root: Schema = schema): string[] {
  const inner = (other: Schema, one: unknown = value, at = path) => faults(other, one, at, root);
  const fits = (other: Schema) => inner(other).length === 0;
  const found = (wrong: boolean, what: string) => (wrong ? [`${path || 'it'} ${what}`] : []);
  const { $ref, type, enum: allowed, oneOf, anyOf, allOf = [], not } = schema;
  if ($ref) return inner(root.definitions![$ref.replace('#/definitions/', '')]!);
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((one) => isOf(one, value)))
    return [`${path || 'it'} is ${JSON.stringify(value)} and no ${types.join(' or ')}`];
  return [
    ...found(allowed !== undefined && !allowed.includes(value), `is ${JSON.stringify(value)}`),
    ...found(oneOf !== undefined && oneOf.filter(fits).length !== 1, 'fits not just one of its forms'),
    ...found(anyOf !== undefined && !anyOf.some(fits), 'fits none of its forms'),
    ...found(not !== undefined && fits(not), 'has a form that it may not have'),
    ...allOf.flatMap((one) => inner(one)),
    ...(typeof value === 'string' ? textFaults(schema, value, found) : []),
    ...(typeof value === 'number'
      ? found(value < (schema.minimum ?? value) || value > (schema.maximum ?? value), `is ${value}`)
      : []),
    ...(Array.isArray(value) ? listFaults(schema, value, path, found, inner) : []),
    ...(isOf('object', value) ? fieldFaults(schema, value as object, path, found, inner) : []),
  ];
}

type Found = (wrong: boolean, what: string) => string[];
type Inner = (schema: Schema, value: unknown, path: string) => string[];

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function textFaults({ pattern, minLength = 0, maxLength }: Schema, value: string, found: Found): string[] {
  return [
    ...found(
      pattern !== undefined && !new RegExp(pattern).test(value),
      `"${value}" does not match ${pattern}`,
    ),
    ...found(
      value.length < minLength || value.length > (maxLength ?? value.length),
      `has ${value.length} letters`,
    ),
  ];
}

function listFaults(schema: Schema, value: unknown[], path: string, found: Found, inner: Inner): string[] {
  const { items, minItems = 0, maxItems = value.length } = schema;
  return [
    ...found(value.length < minItems || value.length > maxItems, `has ${value.length} items`),
    ...(items ? value.flatMap((one, i) => inner(items, one, `${path}[${i}]`)) : []),
  ];
}

function fieldFaults(schema: Schema, value: object, path: string, found: Found, inner: Inner): string[] {
  const { properties = {}, patternProperties = {}, required = [], additionalProperties = true } = schema;
  const patterns = Object.entries(patternProperties);
  return [
    ...required.flatMap((name) => found(!(name in value), `has no ${name}`)),
    ...Object.entries(value).flatMap(([name, one]) => {
      const known =
        properties[name] ??
        patterns.find(([pattern]) => new RegExp(pattern).test(name))?.[1] ??
        (typeof additionalProperties === 'object' ? additionalProperties : undefined);
      if (known) return inner(known, one, path ? `${path}.${name}` : name);
      return found(additionalProperties === false, `has ${name}, which is no field of it`);
    }),
  ];
}
