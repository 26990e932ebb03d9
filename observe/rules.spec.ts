// What promtool says of the rules of every environment, and of each alert: what fires it and what does not.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { clusters } from '../mesh/environments/clusters.ts';
import { loadMesh } from '../mesh/load.ts';
import { runbookOf } from '../mesh/signals/alerts/alert.ts';
import { type Group, isAlert } from '../mesh/signals/rules.ts';
import { ruleGroups } from '../mesh/signals/signals.ts';
import { type AlertCase, alertCases } from '../mesh/signals/testing/alert-cases.ts';
import { clientDoings } from '../mesh/signals/testing/client-doings.ts';
import { looked, type Series } from '../mesh/signals/testing/series.ts';
import { timing } from '../mesh/signals/timing.ts';
import { yamlFile } from './files.ts';
import { renderPrometheus } from './prometheus.ts';
import { ask, missing } from './testing/programs.ts';

/** Three days are seven minutes. */
const shorten = 600;

/** test and staging have the rules of these, with other numbers. */
const fired = ['dev on a laptop', 'prod in a cluster'];

const laptops = (['dev', 'test'] as const).map(
  (name) => [`${name} on a laptop`, rulesOf(name, 1), rulesOf(name, shorten), false] as const,
);
const inClusters = (['staging', 'prod'] as const).map(
  (name) => [`${name} in a cluster`, rulesOf(name, 1), rulesOf(name, shorten), true] as const,
);

function rulesOf(name: 'dev' | 'test' | 'staging' | 'prod', shortened: number) {
  const mesh = loadMesh(name);
  const monitored = name !== 'dev' && name !== 'test' && clusters[name].monitoring;
  return ruleGroups(mesh, {
    timing: timing(shortened),
    repository: monitored ? monitored.repository : '.',
    cluster: monitored ? { namespace: mesh.namespace, rabbitmq: true } : undefined,
  });
}

for (const [where, groups, quickGroups, inCluster] of [...laptops, ...inClusters]) {
  const alerts = new Set(groups.flatMap(({ rules }) => rules.filter(isAlert).map(({ alert }) => alert)));
  describe(`the rules of ${where}`, () => {
    it('are found to be without fault by promtool', { skip: missing('promtool') }, () => {
      const { status, said } = ask(
        'promtool',
        ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yml'],
        [yamlFile('rules.yml', { groups })],
      );
      assert.equal(status, 0, said);
      assert.doesNotMatch(said, /duplicate/i);
    });

    it('have for each alert what fires it, what does not, and a page', () => {
      const cases = alertCases(inCluster);
      for (const alert of alerts) {
        const own = cases.filter((one) => one.alert === alert);
        assert.ok(own.length > 0, `mesh/signals/testing/alert-cases.ts has nothing that fires ${alert}`);
        assert.ok(
          own.some(({ quiet }) => Object.keys(quiet).length > 0),
          `mesh/signals/testing/alert-cases.ts has nothing that does not fire ${alert}`,
        );
        assert.ok(existsSync(runbookOf(alert)), `${runbookOf(alert)} is not there`);
      }
      for (const { alert } of cases) assert.ok(alerts.has(alert), `there is no alert ${alert}`);
    });

    if (!fired.includes(where)) return;

    it('fire by faults', { skip: missing('promtool') }, () => {
      const [ofCalls, others] = [true, false].map((calls) =>
        alertCases(inCluster).filter(
          ({ alert }) => ofGroup(quickGroups, 'alerts-calls').has(alert) === calls,
        ),
      );
      passes(quickGroups, tests(ofCalls!));
      // Without all that is recorded of calls it is ten times as fast.
      passes(
        quickGroups.filter(({ name }) => name === 'alerts-proxies' || name === 'alerts-data'),
        tests(others!),
      );
    });

    it('do not fire by what clients do', { skip: missing('promtool') }, () => {
      // Nothing is scraped here, which is the one thing to be told of.
      const nothing = 'ALERTS{alertname!="NothingMeasured"}';
      passes(
        quickGroups,
        Object.entries(clientDoings).map(([what, series]) => test(what, series, nothing, undefined)),
      );
    });
  });
}

function ofGroup(groups: Group[], group: string): Set<string> {
  const rules = groups.filter(({ name }) => name === group).flatMap((one) => one.rules);
  return new Set(rules.filter(isAlert).map(({ alert }) => alert));
}

function passes(groups: Group[], unitTests: object[]): void {
  const file = { rule_files: ['rules.yml'], evaluation_interval: '1s', tests: unitTests };
  const { status, said } = ask(
    'promtool',
    ['test', 'rules', 'tests.yml'],
    [yamlFile('rules.yml', { groups }), yamlFile('tests.yml', file)],
  );
  assert.equal(status, 0, said);
}

function tests(cases: AlertCase[]): object[] {
  return cases.flatMap(({ alert, fires, quiet }) => [
    test(`${alert} fires`, fires.series, firing(alert, fires.labels), 1),
    ...Object.entries(quiet).map(([what, series]) =>
      test(`${alert} does not fire: ${what}`, series, `ALERTS{alertname="${alert}"}`, undefined),
    ),
  ]);
}

function firing(alert: string, labels: Record<string, string>): string {
  const all = Object.entries({ alertname: alert, alertstate: 'firing', ...labels });
  return `group(ALERTS{${all.map(([label, value]) => `${label}="${value}"`).join(',')}})`;
}

function test(name: string, series: Series[], expr: string, value: number | undefined): object {
  return {
    name,
    interval: '1s',
    input_series: series,
    promql_expr_test: [
      {
        expr,
        eval_time: `${looked}s`,
        exp_samples: value === undefined ? [] : [{ labels: '{}', value }],
      },
    ],
  };
}

describe('prometheus.yml', () => {
  it('is found to be without fault by promtool', { skip: missing('promtool') }, () => {
    const files = renderPrometheus(loadMesh('dev'), { dir: '.plaza', alertmanager: '127.0.0.1:9093' });
    const { status, said } = ask('promtool', ['check', 'config', '--syntax-only', 'prometheus.yml'], files);
    assert.equal(status, 0, said);
  });

  it('is the same text whenever it is rendered', () => {
    const render = () => renderPrometheus(loadMesh('dev'), { dir: '.plaza' });
    assert.deepEqual(render(), render());
  });
});
