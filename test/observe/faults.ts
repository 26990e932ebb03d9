import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '../../local/until.ts';
import { isAlert } from '../../mesh/signals/rules.ts';
import { ruleGroups } from '../../mesh/signals/signals.ts';
import { timing } from '../../mesh/signals/timing.ts';
import type { TestMesh } from '../harness/mesh.ts';
import type { Expected, Fault } from './fault.ts';
import {
  brokerAway,
  collectorAway,
  databaseRefuses,
  messageRefused,
  processStarved,
  queueStands,
  tableHeld,
} from './faults-of-data.ts';
import {
  certificateEnds,
  clientsGone,
  copiesBreakDown,
  nothingToRead,
  proxyGone,
} from './faults-of-proxies.ts';
import { shorten, type Watched } from './prometheus.ts';
import type { Traffic } from './traffic.ts';

/** Those of one row happen at once: they have nothing to do with each other. */
const rounds: Fault[][] = [
  [messageRefused, certificateEnds, processStarved],
  [databaseRefuses, collectorAway],
  [tableHeld, queueStands],
  [brokerAway],
  [proxyGone],
  [copiesBreakDown],
  [nothingToRead],
  [clientsGone],
];

const receiverOf = { critical: 'on-call', page: 'on-call', ticket: 'tickets' } as const;

export function faults(mesh: () => TestMesh, prometheus: () => Watched, traffic: () => Traffic): void {
  describe('an alert fires by its fault, and is told of', () => {
    const place = { timing: timing(shorten), repository: '.', cluster: undefined };
    const alerts = () =>
      ruleGroups(mesh().graph, place)
        .flatMap(({ rules }) => rules)
        .filter(isAlert);
    /** It is in Alertmanager, for who has to know, and hidden only by what is expected to hide it. */
    async function isTold([name, labels]: Expected, hiddenBy?: string[]): Promise<void> {
      await until(
        `Alertmanager has ${name} ${JSON.stringify(labels)}${hiddenBy ? `, hidden by ${hiddenBy.join(' or ')}` : ''}`,
        async () => {
          const all = await prometheus().told();
          const one = all.find(({ labels: has }) => isOf(has, { alertname: name, ...labels }));
          if (!one) return false;
          assert.deepEqual(
            one.receivers.map((receiver) => receiver.name),
            [receiverOf[one.labels.severity as keyof typeof receiverOf]],
          );
          assert.match(one.annotations.runbook_url!, new RegExp(`docs/runbooks/${name}\\.md$`));
          if (hiddenBy === undefined) return true;
          const causes = all.filter(({ fingerprint }) => one.status.inhibitedBy.includes(fingerprint));
          return (
            one.status.state === 'suppressed' &&
            causes.some(({ labels: has }) => hiddenBy.includes(has.alertname!))
          );
        },
        { deadlineMs: 30_000, everyMs: 250 },
      );
    }

    for (const round of rounds) {
      test(round.map(({ what }) => what).join('; '), async () => {
        const scene = { mesh: mesh(), prometheus: prometheus(), traffic: traffic() };
        const mend: (() => Promise<unknown>)[] = [];
        try {
          // All that have begun are known, also when one of them cannot.
          await Promise.all(round.map(async (fault) => mend.push(await fault.begin(scene))));
          await Promise.all(
            round.flatMap(({ fires, hidden = [] }) => [
              ...fires.map(async ([name, labels]) => {
                await prometheus().fires(name, labels);
                await isTold([name, labels]);
              }),
              ...hidden.map(([expected, by]) => isTold(expected, by)),
            ]),
          );
        } finally {
          await Promise.all(mend.map((each) => each()));
        }
      });
    }

    test('all go off when the faults are over', async () => {
      let firing: string[] = [];
      await until(
        'nothing fires',
        async () => {
          firing = (await prometheus().query('ALERTS{alertstate="firing"}')).map(({ metric }) =>
            JSON.stringify(metric),
          );
          return firing.length === 0;
        },
        { deadlineMs: 90_000, everyMs: 500 },
      ).catch((error: Error) => assert.deepEqual(firing, [], error.message));
    });

    test('none is left out', () => {
      const fired = new Set(rounds.flat().flatMap(({ fires }) => fires.map(([name]) => name)));
      assert.deepEqual(
        [...new Set(alerts().map(({ alert }) => alert))].filter((name) => !fired.has(name)),
        [],
      );
    });
  });
}

function isOf(labels: Record<string, string>, wanted: Record<string, string>): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
