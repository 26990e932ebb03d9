import { ApiObject, type Chart } from 'cdk8s';

/**
 * Argo CD ends one wave before it starts the next, and gives up at the first resource that says it is not well. So who cannot be well before others
 * are comes after them: a queue without its virtual host, a migration without its database, a scaler without what it scales. All else is the first.
 * Nothing comes after the pods: of one version whose image is not there yet all others would wait for their copies.
 */
const waves: Record<string, number> = {
  Database: 1,
  Vhost: 1,
  User: 1,
  Exchange: 2,
  Queue: 2,
  Permission: 2,
  Job: 2,
  Binding: 3,
  Deployment: 4,
  PodDisruptionBudget: 4,
  HorizontalPodAutoscaler: 4,
  ScaledObject: 4,
};

export function inWaves(chart: Chart): Chart {
  for (const one of chart.node.findAll()) {
    if (!ApiObject.isApiObject(one)) continue;
    const wave = waves[one.kind];
    if (wave) one.metadata.addAnnotation('argocd.argoproj.io/sync-wave', `${wave}`);
  }
  return chart;
}
