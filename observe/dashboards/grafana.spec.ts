// What the types of Grafana's own library cannot say of a dashboard.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMesh } from '../../mesh/load.ts';
import { dashboardQueries } from '../../mesh/signals/testing/dashboard-queries.ts';
import { yamlFile } from '../files.ts';
import { ask, missing } from '../testing/programs.ts';
import { renderDashboards } from './grafana.ts';

interface Page {
  uid: string;
  title: string;
  schemaVersion: number;
  editable: boolean;
  templating: { list: { name: string; type: string; query: string }[] };
  panels: {
    id: number;
    title: string;
    type: string;
    datasource: unknown;
    gridPos: { x: number; y: number; w: number; h: number };
    fieldConfig: { defaults: { unit?: string } };
    targets: { refId: string; expr: string; legendFormat: string; datasource: unknown }[];
  }[];
}

const units = ['reqps', 's', 'percentunit', 'bytes', 'd', 'cps', 'short'];

for (const [name, inCluster] of [
  ['dev', false],
  ['prod', true],
] as const) {
  const shown = { mesh: loadMesh(name), inCluster };
  const pages = renderDashboards(shown).map(({ text }) => JSON.parse(text) as Page);

  describe(`dashboards of ${name}`, () => {
    it('have addresses and titles of their own', () => {
      assert.ok(pages.length >= 5);
      unique(pages.map(({ uid }) => uid));
      unique(pages.map(({ title }) => title));
      // Grafana takes no longer one.
      for (const { uid } of pages) assert.match(uid, /^[a-z-]{1,40}$/);
    });

    for (const { title, templating, panels, editable } of pages) {
      it(`"${title}" is a page that Grafana takes as it is`, () => {
        assert.equal(editable, false, 'what is changed on the page would be lost');
        const variables = templating.list.map((variable) => variable.name);
        assert.deepEqual(templating.list[0], {
          ...templating.list[0],
          type: 'datasource',
          query: 'prometheus',
        });
        unique(panels.map(({ id }) => String(id)));
        unique(panels.map((panel) => panel.title));
        unique(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`));
        for (const panel of panels) {
          const { gridPos, fieldConfig, targets, datasource } = panel;
          assert.ok(gridPos.x + gridPos.w <= 24, panel.title);
          assert.ok(units.includes(fieldConfig.defaults.unit ?? ''), `${panel.title} has no unit`);
          assert.ok(targets.length > 0, panel.title);
          unique(targets.map(({ refId }) => refId));
          unique(targets.map(({ legendFormat }) => legendFormat));
          for (const one of [datasource, ...targets.map((target) => target.datasource)])
            assert.deepEqual(one, { type: 'prometheus', uid: '$datasource' });
          for (const { expr } of targets) {
            for (const [, variable] of expr.matchAll(/\$([a-z_]+)/g))
              assert.ok(
                variable === '__rate_interval' || variables.includes(variable!),
                `${panel.title} asks for $${variable}, which the page does not have`,
              );
          }
        }
      });
    }

    it('ask what promtool finds to be without fault', { skip: missing('promtool') }, () => {
      const rules = dashboardQueries(shown, '2m').map(({ where, expr }, index) => ({
        record: `query_${index}`,
        labels: { where },
        expr,
      }));
      const { status, said } = ask(
        'promtool',
        ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yml'],
        [yamlFile('rules.yml', { groups: [{ name: 'queries', rules }] })],
      );
      assert.equal(status, 0, said);
    });

    it('are the same text whenever they are rendered', () => {
      assert.deepEqual(renderDashboards(shown), renderDashboards(shown));
    });
  });
}

function unique(all: string[]): void {
  assert.equal(new Set(all).size, all.length, `twice: ${all.filter((one, at) => all.indexOf(one) !== at)}`);
}
