// The part of a cluster that says how much of a quota is taken; the API server refuses pods until it has been said.
import { until } from '../../local/until.ts';
import type { ApiServer } from './api-server.ts';
import { type Deployment, list } from './deployment.ts';

interface Quota {
  metadata: { name: string };
  spec: { hard: Record<string, string> };
}

/** Nothing is taken yet. From then on the API server counts pods itself; nobody counts down but for another call of this. */
export async function openQuotas(api: ApiServer, kube: string): Promise<void> {
  const path = `/api/v1/namespaces/${kube}/resourcequotas`;
  for (const { metadata, spec } of await list<Quota>(api, path))
    await api.ask(
      'PATCH',
      `${path}/${metadata.name}/status`,
      {
        status: {
          hard: spec.hard,
          used: Object.fromEntries(Object.keys(spec.hard).map((key) => [key, '0'])),
        },
      },
      'application/merge-patch+json',
    );
  const [deployment] = await list<Deployment>(api, `/apis/apps/v1/namespaces/${kube}/deployments`);
  if (!deployment) return;
  const { metadata, spec } = deployment.spec.template;
  await until('the quota counts', () =>
    api
      .ask('POST', `/api/v1/namespaces/${kube}/pods?dryRun=All`, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'to-be-counted', labels: metadata.labels, annotations: metadata.annotations },
        spec: { ...spec, nodeName: 'lab' },
      })
      .then(
        () => true,
        (error: Error) => {
          if (/status unknown for quota/.test(error.message)) return false;
          throw error;
        },
      ),
  );
}
