import { chosen, type Shown, window } from '../dashboards/dashboard.ts';
import { dashboards } from '../dashboards/index.ts';

export interface DashboardQuery {
  /** overview: Calls, {{workload}} */
  where: string;
  expr: string;
  /** What the panel says when there is nothing to show. */
  nothing: string | undefined;
}

/** Every query of every dashboard, as Grafana asks it when all services are chosen. */
export function dashboardQueries(shown: Shown, rateInterval: string): DashboardQuery[] {
  return dashboards(shown).flatMap(({ name, panels }) =>
    panels.flatMap(({ title, queries, nothing }) =>
      queries.map(({ expr, legend }) => ({
        where: `${name}: ${title}, ${legend}`,
        expr: expr.replaceAll(window, rateInterval).replaceAll(chosen, '.*'),
        nothing,
      })),
    ),
  );
}
