// Definitions of what operators bring to a cluster. Istio's are the real ones; of the others the lab needs that the server knows the kind.
import { until } from '../../local/until.ts';
import type { ApiServer } from './api-server.ts';
import type { Document } from './apply.ts';
import { list } from './deployment.ts';

interface GroupList {
  groups: { name: string; versions: { version: string }[] }[];
}
interface ResourceList {
  resources: { kind: string; name: string }[];
}

interface Definition {
  metadata: { name: string };
  status?: { conditions?: { type: string; status: string }[] };
}

/** Waits until the server serves every definition that it was given. "kubectl wait" gives up at one that has no conditions yet. */
export async function definitionsServed(api: ApiServer): Promise<void> {
  await until(
    'every definition is served',
    async () => {
      const all = await list<Definition>(api, '/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
      const missing = all.filter(
        ({ status }) =>
          !status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True'),
      );
      if (missing.length > 0) throw new Error(missing.map(({ metadata }) => metadata.name).join(', '));
      return true;
    },
    { deadlineMs: 60_000, everyMs: 100 },
  );
}

/** Kinds of `documents` that the server does not know, as group/version/kind. */
export async function unknownKinds(api: ApiServer, documents: Document[]): Promise<string[]> {
  const { groups } = await api.ask<GroupList>('GET', '/apis');
  const known = new Set<string>();
  for (const { name, versions } of [{ name: '', versions: [{ version: 'v1' }] }, ...groups])
    for (const { version } of versions) {
      const path = name === '' ? `/api/${version}` : `/apis/${name}/${version}`;
      const { resources } = await api.ask<ResourceList>('GET', path);
      for (const { kind } of resources) known.add(`${name}/${version}/${kind}`);
    }
  const asked = documents.map(({ group, version, kind }) => `${group}/${version}/${kind}`);
  return [...new Set(asked)].filter((kind) => !known.has(kind)).sort();
}

/**
 * A definition that takes any fields, for each of these kinds: the schemas of other operators are checked where the manifests are made;
 * here nobody acts on them.
 */
export async function defineLoosely(api: ApiServer, kinds: string[]): Promise<void> {
  for (const kindId of kinds) {
    const [group, version, kind] = kindId.split('/') as [string, string, string];
    const plural = `${kind.toLowerCase()}${/(s|x|ch)$/i.test(kind) ? 'es' : 's'}`.replace(/ys$/, 'ies');
    await api.ask('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: kind.startsWith('Cluster') && kind !== 'Cluster' ? 'Cluster' : 'Namespaced',
        names: { kind, plural, singular: kind.toLowerCase() },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        ],
      },
    });
  }
  if (kinds.length > 0) await until('they are served', () => definitionsServed(api).then(() => true));
}
