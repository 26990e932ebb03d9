import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMesh } from '../mesh/load.ts';
import { inhibitions } from '../mesh/signals/routing.ts';
import { isAlert } from '../mesh/signals/rules.ts';
import { ruleGroups } from '../mesh/signals/signals.ts';
import { timing } from '../mesh/signals/timing.ts';
import { renderAlertmanager } from './alertmanager.ts';
import { ask, missing } from './testing/programs.ts';

const environments = ['dev', 'test', 'staging', 'prod'] as const;

describe('alertmanager.yml', () => {
  for (const name of environments) {
    const files = renderAlertmanager(loadMesh(name), { webhook: 'http://127.0.0.1:9/' });

    it(`of ${name} is found to be without fault by amtool`, { skip: missing('amtool') }, () => {
      const { status, said } = ask('amtool', ['check-config', 'alertmanager.yml'], files);
      assert.equal(status, 0, said);
    });

    it(`of ${name} wakes somebody for what has to be mended now, where somebody is woken`, {
      skip: missing('amtool'),
    }, () => {
      const wakes = name === 'test' || name === 'prod';
      for (const [severity, receiver] of [
        ['critical', wakes ? 'on-call' : 'tickets'],
        ['page', wakes ? 'on-call' : 'tickets'],
        ['ticket', 'tickets'],
      ] as const) {
        const { answer, said } = ask(
          'amtool',
          [
            'config',
            'routes',
            'test',
            '--config.file=alertmanager.yml',
            `severity=${severity}`,
            'alertname=Any',
          ],
          files,
        );
        assert.equal(answer, receiver, `${severity} goes to ${said}`);
      }
    });
  }
});

describe('inhibition', () => {
  const alerts = ruleGroups(loadMesh('prod'), { timing: timing(), repository: '.', cluster: undefined })
    .flatMap(({ rules }) => rules)
    .filter(isAlert);
  const severityOf = (name: string) => {
    const rank = ['ticket', 'page', 'critical'];
    const ranks = alerts
      .filter(({ alert }) => alert === name)
      .map(({ labels }) => rank.indexOf(labels.severity));
    assert.ok(ranks.length > 0, `there is no alert ${name}`);
    return ranks[0]!;
  };

  it('names alerts that are there, and hides nothing that is worse than its cause', () => {
    for (const { cause, hides } of inhibitions)
      for (const hidden of hides)
        assert.ok(severityOf(hidden) <= severityOf(cause), `${cause} hides ${hidden}, which is worse`);
  });

  it('hides nobody behind each other', () => {
    const pairs = inhibitions.flatMap(({ cause, hides }) => hides.map((hidden) => `${cause} ${hidden}`));
    for (const pair of pairs) assert.ok(!pairs.includes(pair.split(' ').reverse().join(' ')), pair);
  });
});
