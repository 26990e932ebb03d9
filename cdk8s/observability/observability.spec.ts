import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from '../../mesh/environments/clusters.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, ofKind, text } from '../testing/resources.ts';
import { inventedPlaza } from '../testing/sample.ts';
import { alertRoutes } from './alert-routes.ts';
import { alerts } from './alerts.ts';
import { dashboards } from './dashboards.ts';
import { monitors } from './monitors.ts';

const { mesh, cluster } = inventedPlaza();

describeCases('observability', [
  [
    'alerts',
    (chart) => alerts(chart, mesh, cluster),
    ([rules]) => {
      const alertsOf = (name: string) =>
        rules!.spec.groups
          .flatMap(({ rules: all }: { rules: { alert?: string; expr: string }[] }) => all)
          .filter(({ alert }: { alert?: string }) => alert === name);
      const [high] = alertsOf('HighErrorRate');
      assert.match(high.annotations.runbook_url, /^https:.*\/docs\/runbooks\/HighErrorRate\.md$/);
      // The routes of a namespace are asked for alerts of its own alone.
      assert.deepEqual(high.labels, { namespace: 'plaza', severity: 'critical' });
      // It is Prometheus' operator that names a monitor's job.
      assert.equal(alertsOf('NothingMeasured')[0].expr, 'absent(up{job="plaza/proxies"} == 1)');
      const [letters] = alertsOf('DeadLetters');
      // As RabbitMQ said it: rabbitmq_detailed_queue_messages{vhost="plaza",queue="order_queue.dead"} 1
      const of = (queue: string) => counts(letters.expr, { vhost: 'plaza', queue });
      assert.deepEqual(['order_queue.dead', 'order_queue', 'order_queue_dead'].map(of), [true, false, false]);
      assert.match(alertsOf('CertificateExpires')[0].expr, /certmanager_certificate_expiration/);
    },
  ],
  [
    'alert-routes',
    (chart) => alertRoutes(chart, mesh, cluster),
    (resources) => {
      const { route, receivers } = named(resources, 'AlertmanagerConfig', 'plaza').spec;
      assert.deepEqual(
        route.routes.map(({ receiver, matchers }: { receiver: string; matchers: { value: string }[] }) => [
          receiver,
          matchers[0]!.value,
        ]),
        [
          ['on-call', 'critical|page'],
          ['tickets', 'ticket'],
        ],
      );
      // An address may hold a token, so it is in a Secret.
      assert.deepEqual(receivers[0].webhookConfigs[0].urlSecret, {
        name: 'alert-receivers',
        key: 'ON_CALL_URL',
      });
    },
  ],
  [
    'monitors',
    (chart) => monitors(chart, mesh, cluster),
    (resources) => {
      const [proxies] = named(resources, 'PodMonitor', 'proxies').spec.podMetricsEndpoints;
      assert.equal(named(resources, 'PodMonitor', 'proxies').spec.jobLabel, undefined);
      // Prometheus' operator keeps declared ports alone, and Istio declares one for each proxy, sidecar or gateway.
      assert.deepEqual([proxies.port, proxies.portNumber], ['http-envoy-prom', undefined]);
      const names = proxies.metricRelabelings as { regex: string; replacement: string }[];
      for (const [istio, ours] of [
        ['outbound|50051||catalog.plaza.svc.cluster.local', 'catalog'],
        ['outbound|50051|v2|catalog.plaza.svc.cluster.local', 'catalog-v2'],
      ] as const)
        assert.deepEqual(
          names.flatMap(({ regex, replacement }) => {
            const whole = new RegExp(`^(?:${regex})$`);
            return whole.test(istio) ? istio.replace(whole, replacement) : [];
          }),
          [ours],
        );
      const [address] = proxies.relabelings;
      assert.deepEqual([address.sourceLabels, address.targetLabel], [['__address__'], '__address__']);
      for (const [found, asked] of [
        ['10.0.0.1:15090', '10.0.0.1:15020'],
        ['[fd00::1]:15090', '[fd00::1]:15020'],
      ])
        assert.equal(found!.replace(new RegExp(`^${address.regex}$`), address.replacement), asked);
      const [endpoint] = named(resources, 'PodMonitor', 'plaza-broker').spec.podMetricsEndpoints;
      assert.deepEqual([endpoint.portNumber, endpoint.scheme], [15691, 'https']);
      // By queue the broker tells only whom asks for the family.
      const [, detailed] = named(resources, 'PodMonitor', 'plaza-broker').spec.podMetricsEndpoints;
      assert.deepEqual(
        [detailed.path, detailed.params, detailed.portNumber, detailed.scheme],
        ['/metrics/detailed', { family: ['queue_coarse_metrics'] }, 15691, 'https'],
      );
      assert.equal(detailed.relabelings[0].targetLabel, 'endpoint', 'else both have the same "up"');
    },
  ],
  [
    'dashboards',
    (chart) => dashboards(chart, mesh, cluster),
    (maps) => {
      assert.equal(maps.length, 5);
      // Grafana's sidecar puts the files of all ConfigMaps into one folder.
      const files = maps.flatMap(({ metadata, data }) => {
        assert.equal(metadata.labels!.grafana_dashboard, '1');
        return Object.keys(data!);
      });
      assert.equal(new Set(files).size, 5);
    },
  ],
]);

/** Whether a query counts a call of which the proxy says this. */
function counts(query: string, said: Record<string, string>): boolean {
  return [...query.matchAll(/\{([^}]*)\}/g)].some(([, labels]) =>
    [...labels!.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].every(([, label, operator, value]) => {
      const matches = operator!.includes('~')
        ? new RegExp(`^(?:${value})$`).test(said[label!]!)
        : said[label!] === value;
      return matches === operator!.startsWith('=');
    }),
  );
}

test('whatever alerts and dashboards read is recorded', () => {
  const resources = made((chart) => {
    alerts(chart, mesh, cluster);
    dashboards(chart, mesh, cluster);
  });
  const recorded = new Set(
    ofKind(resources, 'PrometheusRule')
      .flatMap(({ spec }) => spec.groups)
      .flatMap(({ rules }: { rules: { record?: string }[] }) => rules.flatMap(({ record }) => record ?? [])),
  );
  const read = text(resources).match(/(?<!record":")plaza:[a-z_:0-9]+/g)!;
  assert.ok(read.length > 10);
  for (const name of read) assert.ok(recorded.has(name), `nobody records ${name}`);
});

test('nobody is watched where the environment has nobody to watch', () => {
  for (const build of [alerts, alertRoutes, monitors, dashboards])
    assert.deepEqual(
      made((chart) => build(chart, mesh, clusters.dev)),
      [],
    );
});
