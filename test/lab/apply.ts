// What `kubectl apply` does with dist/<environment>/ in a cluster that is empty but for the operators' CRDs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiServer } from './api-server.ts';

/** The documents of a folder of YAML, each with what has to be known to put them in order. */
export interface Document {
  text: string;
  group: string;
  version: string;
  kind: string;
  file: string;
}

export function readDocuments(folder: string): Document[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  return files.flatMap((file) => splitDocuments(readFileSync(join(folder, file), 'utf8'), file));
}

export function splitDocuments(yaml: string, file: string): Document[] {
  return yaml
    .split(/^---\s*$/m)
    .filter((text) => /^kind:/m.test(text))
    .map((text) => {
      const apiVersion = /^apiVersion:\s*["']?([^\s"']+)/m.exec(text)![1]!;
      const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
      return { text, group: group!, version: version!, kind: /^kind:\s*(\S+)/m.exec(text)![1]!, file };
    });
}

/** Server-side, namespaces first; one refused document fails it all, in kubectl's words. */
export async function apply(api: ApiServer, documents: Document[]): Promise<void> {
  const first = documents.filter(({ kind }) => kind === 'Namespace');
  const rest = documents.filter(({ kind }) => kind !== 'Namespace');
  for (const some of [first, rest])
    if (some.length > 0)
      await api.kubectl(
        ['apply', '--server-side', '--field-manager=plaza', '-f', '-'],
        some.map(({ text }) => text).join('\n---\n'),
      );
}

export async function applyFiles(api: ApiServer, files: string[]): Promise<void> {
  const named = files.flatMap((file) => ['-f', file]);
  await api.kubectl(['apply', '--server-side', '--field-manager=installation', ...named]);
}
