import assert from 'node:assert/strict';
import { invented } from '../../envoy/sample.ts';
import { describeCases } from '../testing/cases.ts';
import { ofKind, type Resource, text } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { destinationRule } from './destination-rules.ts';
import { serviceRoutes } from './inbound-routes.ts';
import { gatewayRoutes, meshRoutes } from './virtual-services.ts';

const { mesh, release } = inventedPlaza();
const greeter = greeterOf(mesh);
const rpc = (name: string) => `/invented.greeter.v1.Greeter/${name}`;

describeCases('routes', [
  [
    'mesh-routes',
    (chart) => meshRoutes(chart, mesh, release, greeter),
    (resources) => {
      const [service, filter] = [
        ofKind(resources, 'VirtualService')[0]!,
        ofKind(resources, 'EnvoyFilter')[0]!,
      ];
      for (const one of invented) checkRoute(service, filter, one);
    },
  ],
  [
    'mesh-routes-canary',
    // The smallest, which is not none.
    (chart) => meshRoutes(chart, mesh, { ...release, weights: { greeter: { v2: 1 } } }, greeter),
    (resources) => {
      const routes = ofKind(resources, 'VirtualService')[0]!.spec.http;
      const shares = routes
        .find(({ name }: { name: string }) => name === rpc('ReadPublic').slice(1))
        .route.map(({ destination, weight }: { destination: { subset: string }; weight: number }) => [
          destination.subset,
          weight,
        ]);
      assert.deepEqual(shares, [
        ['v1', 99],
        ['v2', 1],
      ]);
      const pinned = routes.find(({ name }: { name: string }) => name === `${rpc('ReadPublic').slice(1)} v2`);
      assert.deepEqual(pinned.match[0].headers, { 'x-plaza-version': { exact: 'v2' } });
      assert.ok(
        routes.indexOf(pinned) <
          routes.findIndex(({ name }: { name: string }) => name === rpc('ReadPublic').slice(1)),
      );
    },
  ],
  [
    'gateway-routes',
    (chart) => gatewayRoutes(chart, mesh, release, ['plaza.example']),
    (resources) => {
      const [service, filter] = [
        ofKind(resources, 'VirtualService')[0]!,
        ofKind(resources, 'EnvoyFilter')[0]!,
      ];
      for (const one of invented.filter(({ name }) => name !== 'KeyedMesh')) checkRoute(service, filter, one);
      assert.doesNotMatch(text(resources), /KeyedMesh/);
      assert.deepEqual(
        service.spec.http.slice(-2).map(({ name }: { name: string }) => name),
        ['unknown-native-method', 'before-transcoding'],
      );
      assert.match(text(filter), /"success_status":"201"/);
    },
  ],
  [
    'inbound-routes',
    (chart) => serviceRoutes(chart, mesh, greeter),
    ([one]) => {
      assert.ok(
        one!.spec.configPatches.every(
          ({ patch }: { patch: { operation: string } }) => patch.operation === 'INSERT_FIRST',
        ),
      );
      assert.doesNotMatch(text(one), /retry_policy/);
    },
  ],
  [
    'destination-rule',
    (chart) => destinationRule(chart, mesh, greeter),
    ([one]) => {
      assert.deepEqual(
        one!.spec.subsets.map(({ name }: { name: string }) => name),
        ['v1', 'v2'],
      );
      assert.equal(one!.spec.trafficPolicy.tls.mode, 'ISTIO_MUTUAL');
      assert.equal(one!.spec.trafficPolicy.retryBudget.percent, mesh.policy.retry.budgetPercent);
    },
  ],
  [
    'mesh-routes-all-calls',
    (chart) => meshRoutes(chart, mesh, { ...release, weights: { greeter: { v2: 100 } } }, greeter),
    (resources) => {
      const stable = ofKind(resources, 'VirtualService')[0]!.spec.http.find(
        ({ name }: { name: string }) => name === rpc('ReadPublic').slice(1),
      );
      assert.deepEqual(
        stable.route.map(({ destination }: { destination: { subset: string } }) => destination.subset),
        ['v2'],
      );
    },
  ],
]);

/** A method's route says whether it is repeated, and its patch how long it may take. */
function checkRoute(service: Resource, filter: Resource, one: (typeof invented)[number]): void {
  const name = rpc(one.name).slice(1);
  const route = service.spec.http.find((each: { name: string }) => each.name === name);
  const harmless = one.level !== undefined && one.streams !== 'client' && one.streams !== 'both';
  assert.equal(route.retries.attempts, harmless ? mesh.policy.retry.attempts : 0, name);
  const patch = filter.spec.configPatches.find((each: { match: unknown }) =>
    text(each.match).includes(`"name":"${name}"`),
  );
  assert.equal(
    patch.patch.value.route.retry_policy?.host_selection_retry_max_attempts,
    harmless ? 40 : undefined,
    name,
  );
  assert.equal(patch.patch.value.route.max_stream_duration.max_stream_duration, `${one.deadlineMs / 1000}s`);
}
