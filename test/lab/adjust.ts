// What the lab changes of an environment after it has been applied as it is, each by the API, so that istiod tells the running proxies.
import type { ApiServer } from './api-server.ts';
import { list } from './deployment.ts';

interface Filter {
  metadata: { name: string };
  spec: { priority?: number; configPatches: { patch: { value: LimitFilter } }[] };
}
interface LimitFilter {
  typed_config?: { descriptors?: { token_bucket: { max_tokens: number; tokens_per_fill: number } }[] };
}

const path = (kube: string, name: string) =>
  `/apis/networking.istio.io/v1alpha3/namespaces/${kube}/envoyfilters/${name}`;

/** Changes one EnvoyFilter; returns what puts it back. */
async function change(
  api: ApiServer,
  kube: string,
  name: string,
  edit: (filter: Filter) => void,
): Promise<() => Promise<void>> {
  const read = () => api.ask<Filter>('GET', path(kube, name));
  const before = await read();
  const edited = structuredClone(before);
  edit(edited);
  await api.ask('PUT', path(kube, name), edited);
  return async () => {
    const now = await read();
    await api.ask('PUT', path(kube, name), { ...now, spec: before.spec });
  };
}

/** Rates that the suites do not meet, as the environment `test` has them. */
export async function raiseLimits(api: ApiServer, kube: string): Promise<void> {
  await change(api, kube, 'gateway-rate-limits', ({ spec }) => {
    for (const { patch } of spec.configPatches)
      for (const { token_bucket } of patch.value.typed_config?.descriptors ?? []) {
        token_bucket.max_tokens = 200_000;
        token_bucket.tokens_per_fill = 100_000;
      }
  });
}

interface DestinationRule {
  metadata: { name: string };
  spec: { trafficPolicy: { outlierDetection: { baseEjectionTime: string } } };
}

/**
 * Who comes back is used again soon, as the laptop's active health checks see to. Each ejection of a copy is longer than the one before, and suites
 * kill the same few copies a hundred times.
 */
export async function forgiveSoon(api: ApiServer, kube: string): Promise<void> {
  const rules = `/apis/networking.istio.io/v1/namespaces/${kube}/destinationrules`;
  for (const rule of await list<DestinationRule>(api, rules)) {
    rule.spec.trafficPolicy.outlierDetection.baseEjectionTime = '0.25s';
    await api.ask('PUT', `${rules}/${rule.metadata.name}`, rule);
  }
}

/** Gives an EnvoyFilter another place in the order; returns what puts it back. */
export function setPriority(
  api: ApiServer,
  kube: string,
  name: string,
  priority: number,
): Promise<() => Promise<void>> {
  return change(api, kube, name, ({ spec }) => {
    spec.priority = priority;
  });
}
