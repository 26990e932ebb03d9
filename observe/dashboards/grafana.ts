import { VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import {
  CustomVariableBuilder,
  DashboardBuilder,
  DatasourceVariableBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Dashboard, Panel, Shown } from '../../mesh/signals/dashboards/dashboard.ts';
import { dashboards } from '../../mesh/signals/dashboards/index.ts';
import type { TextFile } from '../files.ts';

/** A file for each dashboard, as Grafana reads them from a folder or from ConfigMaps. */
export function renderDashboards(shown: Shown): TextFile[] {
  return dashboards(shown).map((one) => ({
    path: `${one.name}.json`,
    text: `${JSON.stringify(page(one, shown), null, 2)}\n`,
  }));
}

/** Which Prometheus is asked is chosen on the page: one Grafana may show several meshes. */
const datasource = { type: 'prometheus', uid: '$datasource' };

function page({ name, title, byService, panels }: Dashboard, { mesh }: Shown): object {
  const { name: environment } = mesh.environment;
  const builder = new DashboardBuilder(`Plaza: ${title} (${environment})`)
    .uid(`plaza-${environment}-${name}`)
    .tags(['plaza', environment])
    .timezone('utc')
    .refresh('30s')
    .time({ from: 'now-1h', to: 'now' })
    .readonly()
    .withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'));
  if (byService)
    builder.withVariable(
      new CustomVariableBuilder('service')
        .label('Service')
        .values(mesh.services.map((service) => service.name).join(','))
        .includeAll(true)
        // Calls for no method have no service.
        .allValue('.*')
        .current({ selected: true, text: 'All', value: '$__all' }),
    );
  panels.forEach((panel, index) => void builder.withPanel(chart(panel).id(index + 1)));
  return builder.build();
}

function chart({ title, unit, queries, nothing }: Panel): PanelBuilder {
  const builder = new PanelBuilder()
    .title(title)
    .datasource(datasource)
    .unit(unit)
    .min(0)
    .span(12)
    .height(8)
    .legend(new VizLegendOptionsBuilder().showLegend(true));
  if (nothing) builder.noValue(nothing);
  queries.forEach(({ expr, legend }, index) => {
    const query = new DataqueryBuilder().refId(String.fromCharCode(65 + index));
    builder.withTarget(query.datasource(datasource).expr(expr).legendFormat(legend).range());
  });
  return builder;
}
