// Writes schemas for kubeconform from what a kube-apiserver says of itself, custom resources included:
//
//   kubectl get --raw /openapi/v2 > openapi.json
//   node cdk8s/testing/write-schemas.ts openapi.json schemas
//   KUBECONFORM_SCHEMAS='schemas/{{.Group}}-{{.ResourceAPIVersion}}-{{.ResourceKind}}.json' LAB_BIN=… make check-cluster
//
// Strict: a field that no schema has is an error.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
}

/** Closes every object that says which fields it has; a number may be a text where Kubernetes takes both. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (value === null || typeof value !== 'object') return value;
  const schema = value as Schema;
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'])
    return { type: ['integer', 'string'] };
  const fields = Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, strict(each)]));
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties !== undefined;
  return schema.type === 'object' && schema.properties && !open
    ? { ...fields, additionalProperties: false }
    : fields;
}

function references(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)].map((match) => match[1]!);
}

export function writeSchemas(openapi: { definitions: Record<string, Schema> }, folder: string): number {
  const { definitions } = openapi;
  mkdirSync(folder, { recursive: true });
  let written = 0;
  for (const [name, schema] of Object.entries(definitions)) {
    const kinds = schema['x-kubernetes-group-version-kind'] ?? [];
    if (kinds.length !== 1 || !schema.properties?.metadata) continue;
    const needed = new Set([name]);
    for (const one of needed) for (const other of references(definitions[one])) needed.add(other);
    const { group, version, kind } = kinds[0]!;
    const own = Object.fromEntries([...needed].map((one) => [one, strict(definitions[one])]));
    // kubeconform takes the version of the core group for its name.
    writeFileSync(
      join(folder, `${group || version}-${version}-${kind.toLowerCase()}.json`),
      JSON.stringify({ $ref: `#/definitions/${name}`, definitions: own }),
    );
    written++;
  }
  return written;
}

if (import.meta.main) {
  const [file, folder] = process.argv.slice(2);
  if (!file || !folder) throw new Error('Usage: node cdk8s/testing/write-schemas.ts <openapi.json> <folder>');
  process.stdout.write(`${writeSchemas(JSON.parse(readFileSync(file, 'utf8')), folder)} schemas\n`);
}
