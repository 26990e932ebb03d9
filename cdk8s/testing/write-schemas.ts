// Writes schemas.json.gz anew, from what a kube-apiserver says of its own kinds and from the definitions of custom ones:
//
//   kubectl get --raw /openapi/v2 > openapi.json
//   node cdk8s/testing/write-schemas.ts openapi.json <folder with the CRD files>
//
// Strict: a field that no schema has is an error.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Yaml } from 'cdk8s';
import { clusters } from '../../mesh/environments/clusters.ts';
import { plazaOf } from '../synth.ts';
import { allOf } from './resources.ts';
import { packed, type Schema } from './schemas.ts';

type Source = Schema & {
  format?: string;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
};

interface Definition {
  spec: {
    group: string;
    names: { kind: string };
    versions: { name: string; schema: { openAPIV3Schema: Source } }[];
  };
}

/** The parts of a schema that say what is allowed, closed: an object that names its fields has no others. */
function strict(schema: Source): Schema {
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'])
    return { type: ['integer', 'string'] };
  const { properties, items, additionalProperties, oneOf, anyOf, allOf, not, ...rest } = schema;
  const { format: _, 'x-kubernetes-preserve-unknown-fields': any, ...simple } = rest;
  const kept = ['$ref', 'type', 'required', 'enum', 'pattern', 'minimum', 'maximum'];
  const lengths = ['minLength', 'maxLength', 'minItems', 'maxItems'];
  const open = any || additionalProperties !== undefined;
  const fields = properties && mapped(properties, strict);
  return {
    ...Object.fromEntries(Object.entries(simple).filter(([key]) => [...kept, ...lengths].includes(key))),
    ...(fields && { properties: fields }),
    ...(items && { items: strict(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: strict(additionalProperties) }),
    ...(schema.type === 'object' && properties && !open && { additionalProperties: false }),
    // Their parts say what must be there, of fields that the whole declares.
    ...(oneOf && { oneOf: oneOf.map(strict) }),
    ...(anyOf && { anyOf: anyOf.map(strict) }),
    ...(allOf && { allOf: allOf.map(strict) }),
    ...(not && { not: strict(not) }),
  };
}

function mapped<T, R>(values: Record<string, T>, of: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, of(value)]));
}

/** A kind of Kubernetes itself, with all that it refers to. */
function ofKubernetes(definitions: Record<string, Source>, id: string): Schema | undefined {
  const found = Object.entries(definitions).find(([, one]) =>
    one['x-kubernetes-group-version-kind']?.some(
      ({ group, version, kind }) => [group, version, kind].filter(Boolean).join('/') === id,
    ),
  );
  if (!found) return undefined;
  const needed = new Set([found[0]]);
  for (const name of needed)
    for (const [, other] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
      needed.add(other!);
  return {
    $ref: `#/definitions/${found[0]}`,
    definitions: Object.fromEntries([...needed].map((name) => [name, strict(definitions[name]!)])),
  };
}

/** A custom kind; its metadata the server checks itself. */
function custom(definitions: Definition[], id: string): Schema | undefined {
  const [group, version, kind] = id.split('/');
  const { openAPIV3Schema } =
    definitions
      .find(({ spec }) => spec.group === group && spec.names.kind === kind)
      ?.spec.versions.find(({ name }) => name === version)?.schema ?? {};
  if (!openAPIV3Schema) return undefined;
  const schema = strict(openAPIV3Schema);
  const text = { type: 'string' };
  return {
    ...schema,
    properties: { ...schema.properties, apiVersion: text, kind: text, metadata: { type: 'object' } },
  };
}

const [file, folder] = process.argv.slice(2);
if (!file || !folder) throw new Error('Usage: node cdk8s/testing/write-schemas.ts <openapi.json> <folder>');
const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Record<string, Source> };
const crds = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => Yaml.load(join(folder, name)) as Definition[])
  .filter((one) => one?.spec?.names);
const ids = new Set(
  Object.keys(clusters).flatMap((name) =>
    allOf(plazaOf(name)).map(({ apiVersion, kind }) => `${apiVersion}/${kind}`),
  ),
);
const schemas = Object.fromEntries(
  [...ids].sort().map((id) => {
    // What the server tells of a custom kind leaves half of its rules out.
    const schema = custom(crds, id) ?? ofKubernetes(definitions, id);
    if (!schema) throw new Error(`nobody says what a ${id} is`);
    return [id, schema];
  }),
);
writeFileSync(packed, gzipSync(JSON.stringify(schemas), { level: 9 }));
process.stdout.write(`${ids.size} schemas\n`);
