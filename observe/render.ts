import type { Mesh } from '../mesh/types.ts';
import { renderAlertmanager } from './alertmanager.ts';
import { renderDashboards } from './dashboards/grafana.ts';
import { renderProvisioning } from './dashboards/provisioning.ts';
import type { TextFile } from './files.ts';
import { renderPrometheus } from './prometheus.ts';

export interface Observed {
  /** The folder with what runs, as whoever reads the files finds it. */
  dir: string;
  /** Of 127.0.0.1. */
  ports: { prometheus: number; alertmanager: number; jaeger: number };
  /** By how much all durations are shorter than in production; for tests. */
  shorten?: number;
}

/** Everything that Prometheus, Alertmanager and Grafana read of a laptop's mesh, below <dir>/observe. */
export function renderObserved(mesh: Mesh, { dir, ports, shorten = 1 }: Observed): TextFile[] {
  return [
    ...renderPrometheus(mesh, { dir, alertmanager: `127.0.0.1:${ports.alertmanager}`, shorten }),
    ...renderAlertmanager(mesh, { shorten }),
    ...renderProvisioning(dir, ports),
    ...renderDashboards({ mesh, inCluster: false }).map(({ path, text }) => ({
      path: `grafana/dashboards/${path}`,
      text,
    })),
  ];
}
