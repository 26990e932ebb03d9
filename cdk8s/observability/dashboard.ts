import { k8s } from 'cdk8s-plus-34';
import type { Construct } from 'constructs';
import type { Cluster } from '../../mesh/cluster.ts';
import { recorded as names } from '../../mesh/signals/recorded.ts';
import { serviceLevels } from '../../mesh/signals/service-levels.ts';
import type { Mesh } from '../../mesh/types.ts';
import { commonLabels } from '../names.ts';

interface Target {
  expr: string;
  legendFormat: string;
}

/** One page about the whole: what clients see first, then each service. Grafana's sidecar finds it by the label. */
export function dashboard(scope: Construct, mesh: Mesh, cluster: Cluster): void {
  if (!cluster.monitoring) return;
  const name = 'plaza-dashboard';
  new k8s.KubeConfigMap(scope, 'dashboard', {
    metadata: { name, labels: { ...commonLabels(name, 'dashboard'), grafana_dashboard: '1' } },
    data: { 'plaza.json': JSON.stringify(page(mesh), null, 2) },
  });
}

function page(mesh: Mesh): object {
  const recorded = (expr: string): Target[] => [{ expr, legendFormat: '{{workload}}' }];
  const charts = [
    chart('Calls', 'reqps', recorded(serviceLevels.callRate)),
    // 1 is as fast as the promise allows.
    chart(
      'Failed by the server, as a share of what is promised',
      'short',
      recorded(`${serviceLevels.failed('1h')} / on (workload) ${serviceLevels.failedBudget}`),
    ),
    chart('Answered within (99 of 100)', 's', recorded(serviceLevels.latency(99))),
    chart('Answered within (half)', 's', recorded(serviceLevels.latency(50))),
    chart('Refused by the gateway', 'reqps', [
      {
        expr: `sum by (status) (rate(${names.requests}{reporter="gateway",status=~"4.."}[5m]))`,
        legendFormat: '{{status}}',
      },
    ]),
    chart('Copies', 'short', [
      {
        expr: `sum by (deployment) (kube_deployment_status_replicas_available{namespace="${mesh.namespace}"})`,
        legendFormat: '{{deployment}}',
      },
    ]),
  ];
  return {
    uid: `plaza-${mesh.environment.name}`,
    title: `Plaza (${mesh.environment.name})`,
    tags: ['plaza'],
    timezone: 'utc',
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    schemaVersion: 39,
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
    panels: charts.map((one, index) => ({
      ...one,
      id: index + 1,
      gridPos: { x: 12 * (index % 2), y: 8 * Math.floor(index / 2), w: 12, h: 8 },
    })),
  };
}

function chart(title: string, unit: string, targets: Target[]): object {
  const datasource = { type: 'prometheus', uid: '$datasource' };
  return {
    title,
    type: 'timeseries',
    datasource,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: targets.map((target, index) => ({ ...target, datasource, refId: refId(index) })),
  };
}

/** A, B, …, Z, A1, …: Grafana asks for a name that no other query of the chart has. */
function refId(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}
