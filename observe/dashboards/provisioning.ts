import { join } from 'node:path';
import { type TextFile, yamlFile } from '../files.ts';

interface Ports {
  prometheus: number;
  alertmanager: number;
  jaeger: number;
}

/** What Grafana is told at its start: whom it asks, and where its dashboards are. */
export function renderProvisioning(dir: string, ports: Ports): TextFile[] {
  const source = (name: string, type: string, port: number, more: object = {}): object => ({
    name,
    type,
    uid: type,
    access: 'proxy',
    url: `http://127.0.0.1:${port}`,
    ...more,
  });
  return [
    yamlFile('grafana/provisioning/datasources/plaza.yaml', {
      apiVersion: 1,
      datasources: [
        // Rates look back four scrapes.
        source('Prometheus', 'prometheus', ports.prometheus, {
          isDefault: true,
          jsonData: { timeInterval: '30s' },
        }),
        source('Alertmanager', 'alertmanager', ports.alertmanager, {
          jsonData: { implementation: 'prometheus' },
        }),
        source('Jaeger', 'jaeger', ports.jaeger),
      ],
    }),
    yamlFile('grafana/provisioning/dashboards/plaza.yaml', {
      apiVersion: 1,
      providers: [
        {
          name: 'Plaza',
          type: 'file',
          disableDeletion: true,
          allowUiUpdates: false,
          options: { path: join(dir, 'observe', 'grafana', 'dashboards') },
        },
      ],
    }),
  ];
}
