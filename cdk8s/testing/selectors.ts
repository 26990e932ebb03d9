// Which pods there will be, and which of them each resource chooses.
import type { Resource } from './resources.ts';

type Labels = Record<string, string>;

/** The labels of each pod that there will be, those of operators too. */
export function labelsOfPods(resources: Resource[]): Labels[] {
  return resources.flatMap(({ kind, metadata, spec }): Labels[] => {
    if (kind === 'Deployment' || kind === 'Job') return [spec.template.metadata.labels];
    if (kind === 'Cluster') return [{ ...spec.inheritedMetadata.labels, 'cnpg.io/cluster': metadata.name }];
    if (kind === 'RabbitmqCluster') return [spec.override.statefulSet.spec.template.metadata.labels];
    return [];
  });
}

/** Each set of labels by which a resource chooses pods of this namespace. */
export function selectors({ kind, spec }: Resource): Labels[] {
  const own = [
    spec?.workloadSelector?.labels,
    ...(['Service', 'Gateway'].includes(kind) ? [spec.selector] : [spec?.selector?.matchLabels]),
    spec?.podSelector?.matchLabels,
  ];
  const rules = [...(spec?.ingress ?? []), ...(spec?.egress ?? [])];
  const peers =
    kind === 'NetworkPolicy'
      ? rules.flatMap(({ from, to }: { from?: Peer[]; to?: Peer[] }) => from ?? to ?? [])
      : [];
  const others = peers.filter((peer) => !peer.namespaceSelector).map((peer) => peer.podSelector?.matchLabels);
  return [...own, ...others].filter((labels) => labels !== undefined);
}

interface Peer {
  podSelector?: { matchLabels: Labels };
  namespaceSelector?: unknown;
}
