import { App, type Chart, YamlOutputType } from 'cdk8s';
import type { Cluster } from '../mesh/cluster.ts';
import type { Mesh } from '../mesh/types.ts';
import { dataChart } from './charts/data.ts';
import { gatewayChart } from './charts/gateway.ts';
import { namespaceChart } from './charts/namespace.ts';
import { observabilityChart } from './charts/observability.ts';
import { serviceChart } from './charts/service.ts';
import type { Release } from './release.ts';
import { inWaves } from './waves.ts';

export interface Plaza {
  mesh: Mesh;
  cluster: Cluster;
  release: Release;
}

/** Every chart of an environment, one for each part that is deployed by itself. Nothing is written yet. */
export function createApp(plaza: Plaza, outdir?: string): { app: App; charts: Chart[] } {
  const app = new App({
    yamlOutputType: YamlOutputType.FILE_PER_CHART,
    outputFileExtension: '.yaml',
    ...(outdir && { outdir }),
  });
  const charts = [
    namespaceChart(app, plaza),
    dataChart(app, plaza),
    ...plaza.mesh.services.map((service) => serviceChart(app, { ...plaza, service })),
    gatewayChart(app, plaza),
    ...(plaza.cluster.monitoring ? [observabilityChart(app, plaza)] : []),
  ];
  return { app, charts: charts.map(inWaves) };
}
