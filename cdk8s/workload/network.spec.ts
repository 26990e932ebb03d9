import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cluster } from '../../mesh/cluster.ts';
import { describeCases } from '../testing/cases.ts';
import { made, named, text } from '../testing/resources.ts';
import { greeterOf, inventedPlaza } from '../testing/sample.ts';
import { gatewayService } from './gateway.ts';
import { denyAll, gatewayPolicy, servicePolicy } from './network-policies.ts';
import { podMetadata } from './pod.ts';
import { emptyService, kubeService } from './service.ts';

const { mesh, cluster } = inventedPlaza();
const greeter = greeterOf(mesh);

describeCases('network', [
  [
    'network-deny-all',
    denyAll,
    (resources) =>
      assert.deepEqual(named(resources, 'NetworkPolicy', 'deny-all').spec, {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      }),
  ],
  [
    'network-service',
    (chart) => servicePolicy(chart, mesh, cluster, greeter),
    (resources) => {
      const { spec } = named(resources, 'NetworkPolicy', 'greeter');
      assert.match(text(spec.ingress[0]), /orders/);
      assert.equal(spec.ingress[0].ports[0].port, 50052);
      assert.doesNotMatch(text(spec.egress), /"app.kubernetes.io\/name":"orders"/);
      assert.match(text(spec.egress), /greeter-db/);
      for (const [port, peer] of [
        [5432, 'greeter-db'],
        [5671, 'plaza-broker'],
        [4317, 'observability'],
        [15012, 'istiod'],
      ] as [number, string][]) {
        const rule = spec.egress.find((one: { ports: { port: number }[] }) => one.ports[0]!.port === port);
        assert.match(text(rule.to), new RegExp(peer));
      }
    },
  ],
  [
    'network-gateway',
    (chart) => gatewayPolicy(chart, mesh, cluster),
    ([one]) => assert.equal(one!.spec.egress[1].to.length, mesh.services.length),
  ],
  [
    'service',
    (chart) => kubeService(chart, 'greeter'),
    ([one]) => assert.deepEqual([one!.spec.ports[0].name, one!.spec.ports[0].appProtocol], ['grpc', 'grpc']),
  ],
  [
    'service-empty',
    (chart) => emptyService(chart, 'nowhere'),
    ([one]) => assert.equal(one!.spec.selector, undefined),
  ],
  [
    'gateway-service',
    (chart) => gatewayService(chart, cluster),
    // Else every client has the address of a node, and one limit for all.
    ([one]) => assert.equal(one!.spec.externalTrafficPolicy, 'Local'),
  ],
]);

test('out of the namespace goes who has something to do there, and by those ports', () => {
  const egress = (name: string, extras: Cluster['extras']) => {
    const service = { ...greeter, name };
    const resources = made((chart) => servicePolicy(chart, mesh, { ...cluster, extras }, service));
    return (
      named(resources, 'NetworkPolicy', name).spec.egress as {
        to: { ipBlock?: object }[];
        ports: { port: number }[];
      }[]
    )
      .filter(({ to }) => to.some(({ ipBlock }) => ipBlock))
      .flatMap(({ ports }) => ports.map(({ port }) => port));
  };
  const store = { settings: {}, secrets: [], reaches: ['objectStore' as const] };
  assert.deepEqual(egress('greeter', {}), []);
  assert.deepEqual(egress('greeter', { greeter: store }), [443]);
  // The API server, for logs.
  assert.deepEqual(egress('ops', { greeter: store }), [443, 6443]);
  const excluded = (name: string) =>
    podMetadata({ ...cluster, extras: {} }, name, 'v1').annotations![
      'traffic.sidecar.istio.io/excludeOutboundPorts'
    ];
  assert.equal(excluded('ops'), '5432,5671,443,6443');
  assert.equal(excluded('greeter'), '5432,5671');
});
