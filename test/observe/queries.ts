import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { isAlert } from '../../mesh/signals/rules.ts';
import { ruleGroups } from '../../mesh/signals/signals.ts';
import { dashboardQueries } from '../../mesh/signals/testing/dashboard-queries.ts';
import { timing } from '../../mesh/signals/timing.ts';
import type { TestMesh } from '../harness/mesh.ts';
import { shorten, type Watched } from './prometheus.ts';

/** Figures that a healthy mesh does not have: an Envoy shows nothing of what has never happened. */
const neverHappened: Record<string, string> = {
  envoy_cluster_outlier_detection_ejections_active: 'no copy was ejected',
  envoy_cluster_upstream_rq_retry_overflow: 'the retry budget was never used up',
  'plaza:faults_total': 'no call failed by the fault of the server',
  telemetry_spans_dropped_total: 'no span was dropped',
  inbox_duplicates_total: 'no message came twice',
};

/** What is asked of figures that are written by no proxy and no service. */
const prometheusOwn = /^(up|ALERTS|method_info)$/;

export function queries(mesh: () => TestMesh, prometheus: () => Watched): void {
  describe('every query', () => {
    test('of a dashboard gives data, or its panel says what it means that it does not', async () => {
      const all = dashboardQueries({ mesh: mesh().graph, inCluster: false }, '15s');
      assert.ok(all.length > 50);
      const never = Object.keys(neverHappened);
      // Each has to give data once, not all at the same moment: a busy machine evaluates its rules with pauses.
      let silent = all.filter(
        ({ expr, nothing }) => nothing === undefined && !never.some((name) => expr.includes(name)),
      );
      await until(
        'all queries have given data',
        async () => {
          const answers = await Promise.all(
            silent.map(async (one) => {
              // What is no number is shown as nothing.
              const numbers = (await prometheus().query(one.expr)).filter(({ value }) => value[1] !== 'NaN');
              return numbers.length > 0 ? [] : [one];
            }),
          );
          silent = answers.flat();
          return silent.length === 0;
        },
        { deadlineMs: 45_000, everyMs: 1_000 },
      ).catch((error: Error) =>
        assert.deepEqual(
          silent.map(({ where }) => where),
          [],
          error.message,
        ),
      );
      // What may show nothing is valid all the same.
      for (const { expr, nothing } of all) if (nothing !== undefined) await prometheus().query(expr);
    });

    test('of a rule is valid, and what is recorded has data', async () => {
      const { groups } = (await prometheus().get('rules')) as {
        groups: { rules: { name: string; type: string; health: string; lastError?: string }[] }[];
      };
      const rules = groups.flatMap((group) => group.rules);
      const place = { timing: timing(shorten), repository: '.', cluster: undefined };
      const ours = ruleGroups(mesh().graph, place).flatMap((group) => group.rules);
      assert.equal(rules.length, ours.length);
      for (const { name, health, lastError } of rules)
        assert.equal(health, 'ok', `${name} is ${health}: ${lastError}`);
      const names = new Set(ours.flatMap((rule) => (isAlert(rule) ? [] : rule.record)));
      for (const name of names) {
        if (neverHappened[name]) continue;
        // Shares of calls over a time that is as long as rounds of traffic are few.
        await until(`${name} is recorded`, async () => (await prometheus().query(name)).length > 0, {
          deadlineMs: 30_000,
          everyMs: 500,
        });
      }
    });

    test('of a runbook is valid, and about figures that are there', async () => {
      const there = await names();
      const wrong: string[] = [];
      for (const [file, expr] of runbookQueries()) {
        await prometheus().query(expr);
        wrong.push(...absent(expr, there).map((name) => `${file}: ${name}`));
      }
      assert.deepEqual(wrong, []);
    });

    test('of an alert is about figures that are there', async () => {
      const there = await names();
      const place = { timing: timing(shorten), repository: '.', cluster: undefined };
      const alerts = ruleGroups(mesh().graph, place)
        .flatMap((group) => group.rules)
        .filter(isAlert);
      const missing = alerts.flatMap(({ alert, expr }) =>
        absent(expr, there).map((name) => `${alert}: ${name}`),
      );
      assert.deepEqual(missing, []);
    });

    async function names(): Promise<ReadonlySet<string>> {
      return new Set((await prometheus().get('label/__name__/values')) as string[]);
    }
  });
}

/** What the pages of alerts tell to ask. */
function runbookQueries(): [file: string, expr: string][] {
  return globSync('docs/runbooks/*.md').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/--data-urlencode 'query=([^']+)'/g)].map(
      ([, expr]): [string, string] => [file, expr!],
    ),
  );
}

/** Names in a query that no series has, unless for a reason. */
function absent(expr: string, there: ReadonlySet<string>): string[] {
  return namesIn(expr).filter(
    (name) => !there.has(name) && !neverHappened[name] && !prometheusOwn.test(name),
  );
}

/** Names of series in a query: what has an underscore or a colon, is no label and no function. */
function namesIn(expr: string): string[] {
  const bare = expr
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\b(by|on|ignoring|without|group_left|group_right)\s*\([^)]*\)/g, '');
  return [...bare.matchAll(/(?<![\w:])[a-z][a-z0-9]*[_:][\w:]*(?!\s*\()(?![\w:])/g)].map(([name]) => name);
}
