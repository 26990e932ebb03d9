// That no bound is left to Envoy's defaults: everything of every proxy that holds calls or connections says how many.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLasting } from '../mesh/lasting.ts';
import { loadMesh } from '../mesh/load.ts';
import { renderGateway, renderSidecar } from './render.ts';
import { samplePlacement } from './sample.ts';
import { unbounded } from './testing/unbounded.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects to be there, and fails where it is not.
type Any = any;

const mesh = loadMesh('prod');
const placement = samplePlacement(mesh, 'run', 'certificates');
const proxies: [string, Any][] = [
  ['gateway', renderGateway(mesh, placement)],
  ...placement.replicas.map((replica): [string, Any] => [
    replica.name,
    renderSidecar(mesh, placement, replica),
  ]),
];
const routesOf = (config: Any): Any[] =>
  config.static_resources.listeners.flatMap((listener: Any) =>
    listener.filter_chains[0].filters
      .at(-1)
      .typed_config.route_config.virtual_hosts.flatMap(({ routes }: Any) => routes),
  );
const lasting = new Set(
  [...mesh.services.flatMap(({ methods }) => methods), ...mesh.common]
    .filter(isLasting)
    .map(({ path }) => path),
);

for (const [name, config] of proxies)
  describe(name, () => {
    for (const cluster of config.static_resources.clusters)
      it(`bounds what it has under way to ${cluster.name}`, () =>
        assert.deepEqual(unbounded.cluster(cluster), []));
    for (const listener of config.static_resources.listeners)
      it(`bounds what its listener ${listener.name} takes`, () =>
        assert.deepEqual(unbounded.listener(listener), []));
    it('gives calls that last a budget of their own, and no other call a place in it', () => {
      const routes = routesOf(config).filter(({ match }) => match.path);
      assert.ok(routes.length > 0);
      for (const { match, route } of routes)
        assert.equal(route.priority, lasting.has(match.path) ? 'HIGH' : undefined, match.path);
    });
  });

it('the check itself names what is missing', () => {
  const [, { static_resources }] = proxies[0]!;
  const [cluster] = structuredClone(static_resources.clusters);
  cluster.circuit_breakers.thresholds.pop();
  delete cluster.circuit_breakers.thresholds[0].max_requests;
  assert.deepEqual(unbounded.cluster(cluster), [
    'circuit_breakers of DEFAULT: max_requests',
    'circuit_breakers of HIGH: max_connections',
    'circuit_breakers of HIGH: max_pending_requests',
    'circuit_breakers of HIGH: max_requests',
    'circuit_breakers of HIGH: retry_budget or max_retries',
  ]);
  const [, listener] = structuredClone(static_resources.listeners);
  delete listener.filter_chains[0].transport_socket_connect_timeout;
  delete listener.per_connection_buffer_limit_bytes;
  assert.deepEqual(unbounded.listener(listener), [
    'per_connection_buffer_limit_bytes',
    'transport_socket_connect_timeout',
  ]);
});
